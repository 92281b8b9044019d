#!/bin/sh
# The guess: with `external` an import of a package is left as it is, so that it means the same in esbuild's CommonJS output as in Node.
# True is: it becomes a `require()`, and the default import of a package that is an ES module is then its whole namespace, in a module that
# Node takes for an ES module. The bundle is made without a warning and fails when it is called. In ES module output it stays an import.
#
# Needs Node 22.12 or later, where `require()` takes ES modules, and npm.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-save --no-audit --no-fund esbuild@0.28.2 p-map@7.0.4

cat > main.mjs <<'JS'
import pMap from "p-map";

console.log(typeof pMap);
JS

for format in cjs esm; do
  node_modules/.bin/esbuild main.mjs --bundle --platform=node --external:p-map --log-level=warning \
    "--format=$format" "--outfile=bundle-$format.$([ $format = cjs ] && echo cjs || echo mjs)"
done
byNode=$(node main.mjs)
cjs=$(node bundle-cjs.cjs)
esm=$(node bundle-esm.mjs)
echo "esbuild $(node_modules/.bin/esbuild --version): the default import in Node: $byNode; in a CommonJS bundle: $cjs; in an ES module: $esm"
[ "$byNode $cjs $esm" = "function object function" ]
