// Tests the outputs that a created resource gets.
import test from "ava";
import { createProvider } from "../../src/provider/provider.ts";

const options = { project: "p", stack: "dev", cwd: "/", origin: "http://127.0.0.1:3000", archives: "/" };

test("a queue's URL is its id, at AWS or where its endpoint is", async (t) => {
  const queue = { type: "aws:sqs/queue:Queue", name: "jobs" };
  const inputs = { name: "jobs.fifo" };
  const urlOf = async (endpoints?: Record<string, string>) => {
    const provider = createProvider({ ...options, endpoints });
    const { outputs } = await provider.create(queue, inputs, "eu-west-1");
    t.is(outputs.arn, "arn:aws:sqs:eu-west-1:000000000000:jobs.fifo");
    t.is(outputs.id, outputs.url);
    return outputs.url;
  };
  t.is(await urlOf(), "https://sqs.eu-west-1.amazonaws.com/000000000000/jobs.fifo");
  t.is(await urlOf({ sqs: "http://127.0.0.1:9324/" }), "http://127.0.0.1:9324/000000000000/jobs.fifo");
});
