#!/bin/sh
# The guess: a class of errors that a callback of Pulumi captures works in Lambda as in the program. In truth it loses what makes it an error:
# the message and the stack are gone, and without a method or a getter of its own the class is no `Error` at all. Pulumi rewrites the
# constructor so that it calls `Error` as a function, which makes another object and throws it away. So the log of a failed invocation says
# `[object Object]`, and `catch (error) { if (error instanceof Error) ... }` passes by. A class that the callback declares itself stays an error.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @pulumi/pulumi@3.276.0

cat >serialize.cjs <<'JS'
const { writeFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");

class NotFound extends Error {}
class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
  get isFinal() {
    return this.status < 500;
  }
}

const describe = (error) =>
  `${error instanceof Error ? "an Error" : "no Error"}, message ${JSON.stringify(error.message)}, stack ${typeof error.stack}, as text ${error}`;

const callback = () => {
  class Own extends Error {}
  return [new NotFound("no user"), new Refused("no right", 403), new Own("own")].map(describe);
};

console.log(callback().map((line) => `in the program: ${line}`).join("\n"));
pulumi.runtime.serializeFunction(callback).then(({ text }) => writeFileSync("index.js", text));
JS

byProgram=$(node serialize.cjs)
byCallback=$(node -p 'require("./index.js").handler().map((line) => `in the callback: ${line}`).join("\n")')
echo "@pulumi/pulumi 3.276.0"
seen="$byProgram
$byCallback"
echo "$seen"
expected='in the program: an Error, message "no user", stack string, as text Error: no user
in the program: an Error, message "no right", stack string, as text Error: no right
in the program: an Error, message "own", stack string, as text Error: own
in the callback: no Error, message undefined, stack undefined, as text [object Object]
in the callback: an Error, message "", stack undefined, as text Error
in the callback: an Error, message "own", stack string, as text Error: own'
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
