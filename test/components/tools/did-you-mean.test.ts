// Tests the suggestion for a misspelt name.
import test from "ava";
import { insteadOf } from "../../../components/tools/did-you-mean.ts";

const known = ["memorySize", "timeout", "auth", "throttleRate"];
const list = "Known are memorySize, timeout, auth, throttleRate.";

for (const [unknown, nearest] of [
  ["memory", "memorySize"],
  ["memorysize", "memorySize"],
  ["timeOut", "timeout"],
  ["throtleRate", "throttleRate"],
  ["auht", undefined],
  ["autz", "auth"],
  ["a", undefined],
  ["color", undefined],
]) {
  test(`for ${unknown} it suggests ${nearest ?? "nothing"}, and lists all names`, (t) => {
    const suggestion = nearest === undefined ? "" : `Did you mean \`${nearest}\`? `;
    t.is(insteadOf(unknown as string, known), suggestion + list);
  });
}
