import test from "ava";
import { type Package, placePackages } from "../../../../components/bundle/archive/place-packages.ts";

/** Writes a package as pnpm installs it. */
function pack(name: string, version: string, ...needs: Package[]): Package {
  const folder = `/store/${name}@${version}/node_modules/${name}`;
  return { name, folder, files: [`${folder}/index.js`, `${folder}/lib/a.js`], needs: new Set(needs) };
}

const placesOf = (...packages: Package[]) =>
  Object.fromEntries(
    [...placePackages(packages)]
      .filter(([path]) => path.endsWith("index.js"))
      .map(([path, file]) => [path, /^\/store\/([^/]+@\d)/.exec(file.replace("/@a/", "/@a+"))?.[1]]),
  );

test("places every file of packages at the top where their names are free", (t) => {
  const both = pack("both", "1");
  t.deepEqual(
    [...placePackages([pack("one", "1", both), pack("two", "1", both)])],
    [
      ["node_modules/one/index.js", "/store/one@1/node_modules/one/index.js"],
      ["node_modules/one/lib/a.js", "/store/one@1/node_modules/one/lib/a.js"],
      ["node_modules/two/index.js", "/store/two@1/node_modules/two/index.js"],
      ["node_modules/two/lib/a.js", "/store/two@1/node_modules/two/lib/a.js"],
      ["node_modules/both/index.js", "/store/both@1/node_modules/both/index.js"],
      ["node_modules/both/lib/a.js", "/store/both@1/node_modules/both/lib/a.js"],
    ],
  );
});

test("places another version in the package that needs it, where what that needs finds it too", (t) => {
  const plugin = pack("plugin", "1");
  const [first, second] = [pack("base", "1"), pack("base", "2")];
  plugin.needs.add(second);
  t.deepEqual(placesOf(first, pack("old", "1", first), pack("new", "1", second, plugin)), {
    "node_modules/base/index.js": "base@1",
    "node_modules/old/index.js": "old@1",
    "node_modules/new/index.js": "new@1",
    "node_modules/new/node_modules/base/index.js": "base@2",
    "node_modules/plugin/index.js": "plugin@1",
    "node_modules/plugin/node_modules/base/index.js": "base@2",
  });
});

test("handles packages that need each other", (t) => {
  const one = pack("one", "1");
  const two = pack("two", "1", one);
  one.needs.add(two);
  t.deepEqual(placesOf(one), { "node_modules/one/index.js": "one@1", "node_modules/two/index.js": "two@1" });
});

test("refuses two versions that are imported from the same place", (t) => {
  t.throws(() => placePackages([pack("one", "1"), pack("one", "2")]), {
    message:
      "Expected all modules of the function to import one version of one, got those in /store/one@1/node_modules/one and " +
      "/store/one@2/node_modules/one. Install one of them in a folder above both importers, or bundle the package.",
  });
});
