// Computes an item's size in bytes: its names and values.
import Big from "big.js";
import { type AttributeValue, type Item, typeOf } from "./item.ts";

/** Returns an item's size in bytes, as DynamoDB's limits and prices count it. */
export function itemSize(item: Item): number {
  let size = 0;
  for (const name in item) size += Buffer.byteLength(name) + sizeOf(item[name] as AttributeValue);
  return size;
}

function sizeOf(value: AttributeValue): number {
  const type = typeOf(value);
  switch (type) {
    case "S":
      return Buffer.byteLength(value.S ?? "");
    case "B":
      return binarySize(value.B ?? "");
    case "N":
      return numberSize(value.N ?? "");
    case "SS":
      return total(value.SS, (each) => Buffer.byteLength(each));
    case "BS":
      return total(value.BS, binarySize);
    case "NS":
      return total(value.NS, numberSize);
    case "L":
      return 3 + total(value.L, (each) => 1 + sizeOf(each));
    case "M":
      return 3 + Object.keys(value.M ?? {}).length + itemSize(value.M ?? {});
    default:
      return 1;
  }
}

function total<T>(values: T[] = [], size: (value: T) => number): number {
  return values.reduce((sum, each) => sum + size(each), 0);
}

function binarySize(base64: string): number {
  return Buffer.byteLength(base64, "base64");
}

/** Counts about one byte for two digits, one for the exponent, and one for a minus sign. */
function numberSize(text: string): number {
  const { c: digits, e: exponent, s: sign } = new Big(text);
  if (digits.length === 1 && digits[0] === 0) return 1;
  const unaligned = digits.length % 2 !== 0 || exponent % 2 !== 0;
  return 1 + Math.ceil(digits.length / 2) + (unaligned ? 0 : 1) + (sign === -1 ? 1 : 0);
}
