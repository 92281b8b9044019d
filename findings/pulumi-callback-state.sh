#!/bin/sh
# The guess, which Pulumi's guide states as well: a function that a callback of Pulumi captures sees what the same invocation changed in a captured
# value, and the next invocation sees the first value again. In truth it depends on where the change is. A captured variable is made again by
# each call of each captured function, so even one invocation does not see its own change: a counter stays at 1, a client that is kept in
# a `let` is made each time. A change inside a captured object stays for every later invocation of the same process, so what one request put
# into it is there for the next.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @pulumi/pulumi@3.276.0

cat >serialize.cjs <<'JS'
const { writeFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");

let variable = 0;
const nextOfVariable = () => ++variable;
const object = { count: 0 };
const nextOfObject = () => ++object.count;

const callback = async () => ({
  variable: [nextOfVariable(), nextOfVariable()],
  object: [nextOfObject(), nextOfObject()],
});

pulumi.runtime.serializeFunction(callback).then(({ text }) => writeFileSync("index.js", text));
JS
# Lambda loads the file once and calls its handler for each event.
cat >invoke.cjs <<'JS'
const { handler } = require("./index.js");

(async () => {
  for (const invocation of ["first", "second"]) {
    const { variable, object } = await handler();
    console.log(`${invocation} invocation: the variable ${variable.join(", ")}; the object ${object.join(", ")}`);
  }
})();
JS

node serialize.cjs
seen=$(node invoke.cjs)
echo "@pulumi/pulumi 3.276.0"
echo "$seen"
expected="first invocation: the variable 1, 1; the object 1, 2
second invocation: the variable 1, 1; the object 3, 4"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
