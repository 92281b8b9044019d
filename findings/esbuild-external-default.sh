#!/bin/sh
# The guess: an import of an `external` package means the same in esbuild's CommonJS output as in Node. In truth it becomes a `require()`.
# When the importing file is an ES module for Node (.mjs) and the package is an ES module, the default import is then the package's whole
# namespace. esbuild does not warn, and the bundle fails when it is called. In ES module output the import stays an import.
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
