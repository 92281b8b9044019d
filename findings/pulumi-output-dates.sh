#!/bin/sh
# The guess: `pulumi.output(value)` and `pulumi.jsonStringify(value)` keep what they are not told to wait for, so `jsonStringify` gives the text
# that `JSON.stringify` gives. In truth both copy every object by its own keys: a Date, a Map, a Set, a URL and a RegExp become `{}`, and no
# `toJSON` is called. A date in a policy, a document or a resource's argument is deployed as `{}`, without an error. A value that a function
# of `apply` returns stays as it is, which is the remedy: `pulumi.output(args).apply((known) => JSON.stringify({ ...known, at: date }))`.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @pulumi/pulumi@3.276.0

cat >values.cjs <<'JS'
const pulumi = require("@pulumi/pulumi");

class Money {
  cents = 150;
  toJSON() {
    return "1.50";
  }
}
const document = { at: new Date(0), tags: new Set(["a"]), home: new URL("https://example.org/"), price: new Money() };

class Table extends pulumi.CustomResource {
  constructor(name, args) {
    super("test:index:Table", name, args);
  }
}

(async () => {
  console.log(`JSON.stringify: ${JSON.stringify(document)}`);
  console.log(`pulumi.jsonStringify: ${await pulumi.jsonStringify(document).promise()}`);
  const { at, tags } = await pulumi.output(document).promise();
  console.log(`pulumi.output: a Date ${at instanceof Date}, a Set ${tags instanceof Set}`);
  const applied = await pulumi.output("x").apply(() => document).promise();
  console.log(`returned by apply: a Date ${applied.at instanceof Date}, a Set ${applied.tags instanceof Set}`);

  const registered = [];
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      registered.push(inputs);
      return { id: name, state: inputs };
    },
    call: ({ inputs }) => inputs,
  });
  await new Table("table", { expires: document.at }).urn.promise();
  console.log(`a resource's argument: ${JSON.stringify(registered[0])}`);
})();
JS

seen=$(node values.cjs)
echo "@pulumi/pulumi 3.276.0"
echo "$seen"
expected='JSON.stringify: {"at":"1970-01-01T00:00:00.000Z","tags":{},"home":"https://example.org/","price":"1.50"}
pulumi.jsonStringify: {"at":{},"tags":{},"home":{},"price":{"cents":150}}
pulumi.output: a Date false, a Set false
returned by apply: a Date true, a Set true
a resource'"'"'s argument: {"expires":{}}'
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
