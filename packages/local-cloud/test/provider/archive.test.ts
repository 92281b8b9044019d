import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { writeArchive } from "../../src/provider/archive.ts";
import { folderWith } from "../helpers/folders.ts";

test("writes archives of texts, files and folders, nested as they are", async (t) => {
  const folder = await folderWith(t, { "a.js": "a", "lib/b.js": "b" });
  const target = join(folder, "out");
  await writeArchive(
    target,
    {
      kind: "archive",
      assets: {
        "index.js": { kind: "asset", text: "index" },
        "a/copy.js": { kind: "asset", path: "a.js" },
        "lib/": { kind: "archive", path: join(folder, "lib") },
        "more/": { kind: "archive", assets: { ".": { kind: "archive", path: "lib" } } },
      },
    },
    folder,
  );
  const written = ["index.js", "a/copy.js", "lib/b.js", "more/b.js"].map((name) =>
    readFile(join(target, name), "utf8"),
  );
  t.deepEqual(await Promise.all(written), ["index", "a", "b", "b"]);
});

test("refuses remote code, also inside of an archive", async (t) => {
  const folder = await folderWith(t, {});
  const remote = { kind: "archive", uri: "https://example.org/code.zip" } as const;
  for (const code of [remote, { kind: "archive", assets: { lib: remote } } as const])
    await t.throwsAsync(writeArchive(join(folder, "out"), code, folder), {
      message: "The local run does not fetch remote code. Expected an archive of files or of a folder.",
    });
});

test("refuses packed archives, and entries that point elsewhere", async (t) => {
  const folder = await folderWith(t, { "code.zip": "PK" });
  await mkdir(join(folder, "out"));
  const zip = { kind: "archive", path: "code.zip" } as const;
  await t.throwsAsync(writeArchive(join(folder, "out"), zip, folder), {
    message: /does not unpack .*code\.zip/,
  });
  // The second is a file in the folder of another function, whose name begins with this function's name.
  for (const name of ["kept", "out-of-another/kept"]) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), "kept");
    const astray = { kind: "archive", assets: { [`../${name}`]: { kind: "asset", text: "lost" } } } as const;
    await t.throwsAsync(writeArchive(join(folder, "out"), astray, folder), {
      message: `The archive's entry ../${name} points out of the archive.`,
    });
    t.is(await readFile(join(folder, name), "utf8"), "kept");
  }
});

test("says what to do where the code has not been built yet", async (t) => {
  const folder = await folderWith(t, {});
  for (const kind of ["archive", "asset"] as const)
    await t.throwsAsync(writeArchive(join(folder, "out"), { kind, path: "dist/app" }, folder), {
      message: `Expected code of a function at ${join(folder, "dist/app")}, got nothing. Build it first, as before \`pulumi up\`.`,
    });
});
