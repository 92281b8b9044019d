#!/bin/sh
# The guess: `requireNumber` of Pulumi's configuration throws for a value that is no number, as its documentation says, and so does
# `getNumber`. In truth both read the number that a text begins with and pass over the rest: `30s` is 30, `1_024` and `1,024` are 1, `0x10` is 0.
# So a stack whose memory, timeout or capacity is written in another notation is deployed with another number, without an error.
# `requireObject` reads by the rules of JSON, and refuses all four.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @pulumi/pulumi@3.276.0

cat >numbers.cjs <<'JS'
const pulumi = require("@pulumi/pulumi");

const config = new pulumi.Config("app");
function read(how) {
  try {
    return how();
  } catch {
    return "refused";
  }
}
for (const text of ["1024", "1e3", "1_024", "1,024", "30s", "0x10", "many"]) {
  pulumi.runtime.setConfig("app:size", text);
  const number = read(() => config.requireNumber("size"));
  const json = read(() => config.requireObject("size"));
  console.log(`${text}: requireNumber ${number}, requireObject ${json}`);
}
JS

seen=$(node numbers.cjs)
echo "@pulumi/pulumi 3.276.0"
echo "$seen"
expected="1024: requireNumber 1024, requireObject 1024
1e3: requireNumber 1000, requireObject 1000
1_024: requireNumber 1, requireObject refused
1,024: requireNumber 1, requireObject refused
30s: requireNumber 30, requireObject refused
0x10: requireNumber 0, requireObject refused
many: requireNumber refused, requireObject refused"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
