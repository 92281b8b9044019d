import { join } from "node:path";
import test from "ava";
import { sizeReport } from "../../../../components/bundle/archive/archive-size.ts";
import { folderWith } from "../../../../packages/local-cloud/test/helpers/folders.ts";

test("refuses an archive that Lambda refuses, warns of one that it may refuse, and names the largest parts", async (t) => {
  const megabyte = "x".repeat(1024 * 1024);
  const folder = await folderWith(t, { one: megabyte, two: megabyte.repeat(2), three: "x" });
  const files = new Map([
    ["node_modules/@scope/large/data.bin", join(folder, "two")],
    ["node_modules/small/index.js", join(folder, "three")],
    ["templates/a.html", join(folder, "one")],
  ]);
  const megabytes = (count: number) => count * 1024 * 1024 + 1;
  t.deepEqual(await sizeReport(files, megabytes(4), megabytes(3)), {});
  const found =
    "got 3.0 MB. The largest are @scope/large (2.0 MB), templates (1.0 MB), small (0.0 MB). " +
    "Leave some files out, or read them from an S3 bucket.";
  t.deepEqual(await sizeReport(files, megabytes(3), megabytes(2)), {
    warning:
      "Expected the files of its archive to have at most 2.0 MB, as Lambda refuses a zipped upload that is larger " +
      `and each cold start loads them, ${found}`,
  });
  t.deepEqual(await sizeReport(files, megabytes(2), megabytes(1)), {
    fault: `Expected the files of its archive to have at most 2.0 MB, as Lambda takes no more, ${found}`,
  });
});
