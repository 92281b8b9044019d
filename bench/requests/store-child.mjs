// The child process of `store.ts`: runs dynalite, sends its port, and keeps the last request and answer of each action.
import { once } from "node:events";
import { createServer } from "node:http";
import dynalite from "dynalite";

const database = dynalite({ createTableMs: 0 });
const seen = {};

const server = createServer((request, response) => {
  if (request.url === "/seen") return response.end(JSON.stringify(seen));
  if (process.send && recording) record(request, response);
  database.emit("request", request, response);
});

let recording = true;
process.on("message", ({ record }) => {
  recording = record;
});

/** Keeps the request and the answer, while dynalite handles them. */
function record(request, response) {
  const action = request.headers["x-amz-target"]?.split(".")[1];
  let input = "";
  request.on("data", (chunk) => {
    input += chunk;
  });
  const { end } = response;
  response.end = (output, ...rest) => {
    seen[action] = { input: JSON.parse(input), output: JSON.parse(output) };
    return end.call(response, output, ...rest);
  };
}

await once(server.listen(0, "127.0.0.1"), "listening");
process.send({ port: server.address().port });
process.on("disconnect", () => process.exit());
