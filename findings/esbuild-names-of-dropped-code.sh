#!/bin/sh
# The guess: code that esbuild drops from a bundle leaves no trace in it, so a change of such code leaves the bundle's bytes as they were. In
# truth the minifier counts the letters of the dropped code too when it hands out short names. One function that a handler does not use, added
# to a module that handlers share, can rename the variables in all their bundles. A deployment that compares the hashes of its functions' code
# then replaces all of them, and a changed hash does not say that a function changed. Without minified names, or with rolldown, the bytes stay.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent esbuild@0.28.2 rolldown@1.3.3

echo 'import { price } from "./shared.mjs"; export const handler = (event) => price(event.amount);' >handler.mjs
cat >shared.mjs <<'JS'
export function price(amount) {
  const total = amount * 3;
  return rounded(total);
}
function rounded(value) {
  return Math.round(value);
}
JS

# bundle NAME: writes the handler's bundles, each under that name.
bundle() {
  npx --no-install esbuild handler.mjs --bundle --format=esm --minify --log-level=warning "--outfile=minified-$1.mjs"
  npx --no-install esbuild handler.mjs --bundle --format=esm --minify-syntax --minify-whitespace --log-level=warning "--outfile=names-kept-$1.mjs"
  npx --no-install rolldown handler.mjs --format esm --minify --dir "out-$1" >/dev/null
  cat "out-$1/"* >"rolldown-$1.mjs"
}
bundle before
echo 'export const times = (queue, hour) => queue.map((quiz) => quiz * hour);' >>shared.mjs
bundle after

echo "esbuild $(npx --no-install esbuild --version), rolldown $(node -p 'require("./node_modules/rolldown/package.json").version')"
cat minified-before.mjs minified-after.mjs
failed=0
# check BUNDLE EXPECTED: compares the bundle before and after the change of code that it does not have.
check() {
  if cmp -s "$1-before.mjs" "$1-after.mjs"; then got="the same bytes"; else got="other bytes"; fi
  if [ "$(wc -c <"$1-before.mjs")" -ne "$(wc -c <"$1-after.mjs")" ]; then got="another size"; fi
  echo "$1: $got"
  [ "$got" = "$2" ] || failed=1
}
check minified "other bytes"
check names-kept "the same bytes"
check rolldown "the same bytes"
exit "$failed"
