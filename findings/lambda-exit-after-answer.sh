#!/bin/sh
# The guess: a Lambda function that has answered and then rejects a promise loses its environment, and the next event gets another.
# In truth the next event still goes to this environment, and gets no answer. AWS's runtime client (aws-lambda-ric) waits for the event in a
# thread, so Node cannot end: it prints the error at once, but exits with 1 only when the event has come. The sender of that event reads
# "exited with error: exit status 1", although the event was right. So a handler must finish all its work before it answers.
#
# Needs Node 22 or later, npm, cmake and a C++ compiler: the client is compiled, which takes minutes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-save --no-audit --no-fund aws-lambda-ric@4.0.2

cat > index.js <<'JS'
exports.handler = async (event) => {
  if (event.number === 0) setTimeout(() => Promise.reject(new Error("late")), 50);
  return event.number;
};
JS

# A Lambda runtime API with two events. The second event comes one second after the first answer.
cat > run.mjs <<'JS'
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";

const seen = [];
const note = (what) => {
  seen.push(what);
  console.log(what);
};
let number = 0;
const server = createServer((request, response) => {
  if (!request.url.endsWith("/next")) {
    note(`answered: ${request.url.split("/").at(-2)}`);
    request.resume();
    return response.writeHead(202).end("{}");
  }
  const event = number++;
  const give = () => {
    note(`given: event-${event}`);
    response.writeHead(200, {
      "Content-Type": "application/json",
      "Lambda-Runtime-Aws-Request-Id": `event-${event}`,
      "Lambda-Runtime-Deadline-Ms": String(Date.now() + 3000),
      "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-west-1:000000000000:function:f",
    });
    response.end(JSON.stringify({ number: event }));
  };
  setTimeout(give, event === 0 ? 0 : 1000);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

const child = spawn(process.execPath, ["node_modules/aws-lambda-ric/index.mjs"], {
  env: {
    PATH: process.env.PATH,
    AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${server.address().port}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
    AWS_LAMBDA_FUNCTION_NAME: "f",
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_LOG_GROUP_NAME: "g",
    AWS_LAMBDA_LOG_STREAM_NAME: "s",
    LAMBDA_TASK_ROOT: process.cwd(),
    _HANDLER: "index.handler",
  },
});
child.stderr.once("data", () => note("printed: the rejection"));
const [status] = await once(child, "exit");
note(`exited: ${status}`);
server.close();
server.closeAllConnections();

const expected = [
  "given: event-0",
  "answered: event-0",
  "printed: the rejection",
  "given: event-1",
  "exited: 1",
];
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log(`Expected: ${expected.join(", ")}`);
  process.exitCode = 1;
}
JS

echo "aws-lambda-ric $(node -p 'require("./node_modules/aws-lambda-ric/package.json").version') on Node $(node --version)"
node run.mjs
