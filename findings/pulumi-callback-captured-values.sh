#!/bin/sh
# The guess: what a callback of Pulumi cannot take along is refused when the program runs, as Pulumi refuses native functions. In truth Pulumi
# accepts a captured Map, Set, Date or Buffer, and copies the prototype without the content. The deployment succeeds, and each event fails
# where the value is used. A function that is bound to an object gets `undefined` for it, and then nothing fails: the callback answers with a
# wrong value. Lists, plain objects, numbers and strings arrive whole, so capture a Map as `[...map]`, a Date as its number, bytes as a string.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @pulumi/pulumi@3.276.0

cat >capture.cjs <<'JS'
const Module = require("node:module");
const pulumi = require("@pulumi/pulumi");

const limits = new Map([["free", 3]]);
const admins = new Set(["ada"]);
const start = new Date(0);
const salt = Buffer.from("salt");
const pairs = [...limits];
function limit(plan) {
  return this === undefined ? undefined : this[plan];
}
const limitOf = limit.bind({ free: 3 });
function greet(name) {
  return `${this} ${name}`;
}
const hello = greet.bind("hello");

const callbacks = {
  Map: () => limits.get("free"),
  Set: () => admins.has("ada"),
  Date: () => start.getTime(),
  Buffer: () => salt.toString(),
  "bound to an object": () => limitOf("free"),
  "bound to a string": () => hello("ada"),
  "list of pairs": () => new Map(pairs).get("free"),
};

(async () => {
  for (const [name, callback] of Object.entries(callbacks)) {
    const { text } = await pulumi.runtime.serializeFunction(callback);
    const file = new Module("index.js");
    file._compile(text, "index.js");
    let answer;
    try {
      answer = file.exports.handler();
    } catch {
      answer = "an error";
    }
    console.log(`${name}: ${callback()} in the program, ${answer} in the callback`);
  }
})();
JS

seen=$(node capture.cjs)
echo "@pulumi/pulumi 3.276.0"
echo "$seen"
expected="Map: 3 in the program, an error in the callback
Set: true in the program, an error in the callback
Date: 0 in the program, an error in the callback
Buffer: salt in the program, an error in the callback
bound to an object: 3 in the program, undefined in the callback
bound to a string: hello ada in the program, hello ada in the callback
list of pairs: 3 in the program, 3 in the callback"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
