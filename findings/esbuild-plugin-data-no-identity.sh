#!/bin/sh
# The guess: two imports of one virtual module with different `pluginData` are two modules, each loaded with its own data. In truth esbuild loads
# one module, with the data of one of the imports, and both outputs get it. Only path, namespace and suffix tell modules apart.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent esbuild@0.28.2

cat >build.mjs <<'JS'
import { build } from "esbuild";

/** Bundles two entry points that import `folder`. The plugin answers with the entry point's own name. Returns the name in each output. */
async function namesWith(identity) {
  const plugin = {
    name: "folders",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^entry:/ }, ({ path }) => ({ path: path.slice("entry:".length), namespace: "entry" }));
      onLoad({ filter: /./, namespace: "entry" }, () => ({ contents: 'import name from "folder"; console.log(name);' }));
      onResolve({ filter: /^folder$/ }, ({ path, importer }) => ({
        path,
        namespace: "virtual",
        pluginData: importer,
        ...identity(importer),
      }));
      onLoad({ filter: /./, namespace: "virtual" }, ({ pluginData }) => ({ contents: pluginData, loader: "text" }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: { a: "entry:first", b: "entry:second" },
    bundle: true,
    write: false,
    outdir: "out",
    plugins: [plugin],
  });
  return outputFiles.map(({ text }) => /"(first|second)"/.exec(text)?.[1]);
}

const [one, two] = await namesWith(() => ({}));
console.log(`pluginData alone: ${one === two ? "the same name in both" : "its own name in each"}`);
console.log(`with a suffix: ${(await namesWith((importer) => ({ suffix: `?${importer}` }))).join(" and ")}`);
JS

seen=$(node build.mjs)
echo "esbuild 0.28.2"
echo "$seen"
expected="pluginData alone: the same name in both
with a suffix: first and second"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
