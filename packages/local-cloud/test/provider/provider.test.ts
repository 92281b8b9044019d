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

test("a resource of a REST API has the path of all above it", async (t) => {
  const provider = createProvider(options);
  const create = async (name: string, inputs: object) => {
    const type = `aws:apigateway/${"pathPart" in inputs ? "resource:Resource" : "restApi:RestApi"}`;
    return (await provider.create({ type, name }, { ...inputs }, "eu-west-1")).outputs;
  };
  const { rootResourceId: parentId } = await create("api", {});
  const teams = await create("teams", { parentId, pathPart: "teams" });
  const team = await create("team", { parentId: teams.id, pathPart: "{team}" });
  t.deepEqual([teams.path, team.path], ["/teams", "/teams/{team}"]);
  t.not(teams.id, team.id);
});
