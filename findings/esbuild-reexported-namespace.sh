#!/bin/sh
# The guess: esbuild drops the unused functions of a namespace (`export * as users`) that a handler imports through an index, as it drops
# them when the handler imports the namespace itself. In truth it keeps all of them, so each function's bundle has code that it never
# runs. rolldown drops them in both cases.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent esbuild@0.28.2 rolldown@1.0.0

cat >users.mjs <<'JS'
export function get() {
  return "reads a user";
}
export function create() {
  return "creates a user";
}
JS
echo 'export * as users from "./users.mjs";' >index.mjs
echo 'import { users } from "./index.mjs"; export const handler = () => users.get();' >through-index.mjs
echo 'import * as users from "./users.mjs"; export const handler = () => users.get();' >direct.mjs

unused() {
  if grep -q "creates a user"; then echo "kept"; else echo "dropped"; fi
}

failed=0
# check TOOL ENTRY EXPECTED: prints what became of the function that the entry does not use.
check() {
  case $1 in
    esbuild) got=$(npx --no-install esbuild "$2.mjs" --bundle --format=esm --platform=node | unused) ;;
    rolldown) got=$(npx --no-install rolldown "$2.mjs" --format esm --dir "out-$2" >/dev/null && cat "out-$2/"* | unused) ;;
  esac
  echo "$1, $2: $got"
  [ "$got" = "$3" ] || failed=1
}

echo "esbuild $(npx --no-install esbuild --version), rolldown $(node -p 'require("./node_modules/rolldown/package.json").version')"
check esbuild direct dropped
check esbuild through-index kept
check rolldown direct dropped
check rolldown through-index dropped
exit "$failed"
