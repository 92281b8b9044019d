// Keys as bytes whose order is that of the values. They are written in hexadecimal.
import dynalite from "dynalite/db/index.js";
import { type AttributeValue, typeOf } from "./item.ts";

// Below any byte of a longer value; a zero byte in a value is followed by ff instead.
const end = "0001";

/** The bytes of one value after another, each with its end. */
export function encodeKey(values: AttributeValue[]): string {
  return values.map((value) => encodeStart(value) + end).join("");
}

/** The bytes of a value without its end: what the keys of all values that begin with it begin with. */
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

/** The least key above all those that begin with this one. */
export function afterAll(prefix: string): string {
  const bytes = Buffer.from(prefix, "hex");
  let last = bytes.length - 1;
  while (bytes[last] === 0xff) last--;
  bytes[last] = (bytes[last] ?? 0) + 1;
  return bytes.toString("hex", 0, last + 1);
}

/** The least key above this one. */
export function justAfter(key: string): string {
  return `${key}00`;
}
