// Tests marks: the places that readers of the tables' streams store beside the tables.
import test from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import { folderWith } from "../../helpers/folders.ts";

test("marks are kept with the tables, and `keep` deletes all others", async (t) => {
  const path = await folderWith(t, {});
  const first = await startDynamodb({ path });
  await first.marks.set("a", "1");
  await first.marks.set("b", "2");
  await first.marks.set("a", "3");
  await first.close();

  const { marks, close } = await startDynamodb({ path });
  t.teardown(close);
  t.deepEqual([await marks.get("a"), await marks.get("b"), await marks.get("c")], ["3", "2", undefined]);
  await marks.keep(["b", "c"]);
  t.deepEqual([await marks.get("a"), await marks.get("b")], [undefined, "2"]);
});
