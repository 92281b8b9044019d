// Tests seeds: as objects and as files.
import { join } from "node:path";
import test from "ava";
import { readSeed } from "../../src/seed/read-seed.ts";
import { folderWith } from "../helpers/folders.ts";

test("a seed is an object, or a file of JSON", async (t) => {
  const seed = { things: [{ id: "1" }] };
  const folder = await folderWith(t, { "seed.json": JSON.stringify(seed) });
  t.deepEqual(await readSeed(seed), seed);
  t.deepEqual(await readSeed(join(folder, "seed.json")), seed);
});

test("a value that is not a seed is refused with its place", async (t) => {
  const folder = await folderWith(t, { "list.json": "[1]", "broken.json": "{" });
  const form =
    'to give each table\'s name a list of items, such as { "orders": [{ "id": "1" }] }, got something else.';
  await t.throwsAsync(readSeed(join(folder, "list.json")), {
    message: `Expected ${join(folder, "list.json")} ${form}`,
  });
  await t.throwsAsync(readSeed({ things: ["1"] } as never), { message: `Expected \`seed\` ${form}` });
  await t.throwsAsync(readSeed(join(folder, "broken.json")), {
    message: /^Cannot read the seed .*broken\.json: /,
  });
  await t.throwsAsync(readSeed(join(folder, "none.json")), {
    message: /^Cannot read the seed .*none\.json: ENOENT/,
  });
});
