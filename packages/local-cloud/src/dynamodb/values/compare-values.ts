// Compares two values by their order.
import Big from "big.js";
import { type AttributeValue, typeOf } from "./item.ts";

/** Returns a number below, at or above 0 for two strings, numbers or binary values; `undefined` for other pairs. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  const type = typeOf(a);
  if (type !== typeOf(b)) return undefined;
  switch (type) {
    case "N":
      return new Big(a.N ?? 0).cmp(b.N ?? 0);
    case "S":
      return Buffer.compare(Buffer.from(a.S ?? ""), Buffer.from(b.S ?? ""));
    case "B":
      return Buffer.compare(Buffer.from(a.B ?? "", "base64"), Buffer.from(b.B ?? "", "base64"));
    default:
      return undefined;
  }
}
