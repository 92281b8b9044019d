// Checks that a regular expression means the same in JavaScript, Python and RE2 (Go, Rust). Clients in other languages use it too.

const escaped = String.raw`\\[\\^$.*+?()[\]{}|/]|\\x[0-9A-Fa-f]{2}`;
// `.` is not allowed: languages differ in the characters that end a line.
const literal = String.raw`[^\\^$.*+?()[\]{}|\p{Cc}\p{Cs}]`;
const inClass = String.raw`(?:[^\\[\]\-\p{Cc}\p{Cs}]|\\-|${escaped})`;
const characterClass = String.raw`\[\^?-?(?:${inClass}(?:-${inClass})?)*-?\]`;
const quantifier = String.raw`[*+?]\??|\{\d+(?:,\d*)?\}\??`;
const token = new RegExp(
  String.raw`(${characterClass})|(${quantifier})|${literal}|${escaped}|\((?:\?:|(?!\?))|[)|^$]`,
  "uy",
);

/** The end of the sentence "Expected `pattern` to be …". */
export const commonPattern =
  "a regular expression that means the same in JavaScript, Python and RE2: without `.`, look-around, back references and escapes other than \\xHH and those of punctuation";

/** Tells whether a text is a regular expression that means the same in JavaScript, Python and RE2. */
export function isCommonPattern(pattern: unknown): pattern is string {
  return typeof pattern === "string" && hasCommonTokens(pattern) && compiles(pattern);
}

function hasCommonTokens(pattern: string): boolean {
  for (let at = 0; at < pattern.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [found, ofClass, repeat = ""] = token.exec(pattern) ?? [];
    if (found === undefined) return false;
    // Refuses set operations, which Rust has and Python reserves, and an empty class, which only JavaScript accepts.
    if (ofClass && /&&|~~|--|\|\||^\[\^?\]$/.test(ofClass)) return false;
    // RE2 allows at most 1,000 repetitions.
    if (repeat.match(/\d+/g)?.some((times) => Number(times) > 1_000)) return false;
  }
  return true;
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
