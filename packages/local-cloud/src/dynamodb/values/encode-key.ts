// Encodes key values as bytes that sort as the values do. The bytes are written in hexadecimal.
import dynalite from "dynalite/db/index.js";
import { type AttributeValue, typeOf } from "./item.ts";

// The end of a value sorts below every longer value. A zero byte inside a value is written as 00ff.
const end = "0001";

/** Encodes values one after another, each with the mark of its end. */
export function encodeKey(values: AttributeValue[]): string {
  return values.map((value) => encodeStart(value) + end).join("");
}

/** Encodes a value without the mark of its end: the prefix of all encoded values that begin with it. */
export function encodeStart(value: AttributeValue): string {
  const bytes = bytesOf(value);
  const hex = bytes.toString("hex");
  return bytes.includes(0) ? hex.replace(/../g, (byte) => (byte === "00" ? "00ff" : byte)) : hex;
}

function bytesOf(value: AttributeValue): Buffer {
  switch (typeOf(value)) {
    case "S":
      return Buffer.from(value.S ?? "");
    case "B":
      return Buffer.from(value.B ?? "", "base64");
    default:
      return Buffer.from(dynalite.toLexiStr(value.N === "-0" ? "0" : (value.N ?? "0"), "N"));
  }
}

/** Returns the least key above all keys that begin with a prefix. */
export function afterAll(prefix: string): string {
  const bytes = Buffer.from(prefix, "hex");
  let last = bytes.length - 1;
  while (bytes[last] === 0xff) last--;
  bytes[last] = (bytes[last] ?? 0) + 1;
  return bytes.toString("hex", 0, last + 1);
}

/** Returns the least key above a key. */
export function justAfter(key: string): string {
  return `${key}00`;
}
