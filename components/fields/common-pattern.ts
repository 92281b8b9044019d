// Regular expressions that JavaScript, Python and RE2 (Go, Rust) read alike, as generators and validators of other languages need them.

const escaped = String.raw`\\[\\^$.*+?()[\]{}|/]|\\x[0-9A-Fa-f]{2}`;
// `.` is a literal nowhere and allowed nowhere: what ends a line differs.
const literal = String.raw`[^\\^$.*+?()[\]{}|\p{Cc}\p{Cs}]`;
const inClass = String.raw`(?:[^\\[\]\-\p{Cc}\p{Cs}]|\\-|${escaped})`;
const characterClass = String.raw`\[\^?-?(?:${inClass}(?:-${inClass})?)*-?\]`;
const quantifier = String.raw`[*+?]\??|\{\d+(?:,\d*)?\}\??`;
const token = new RegExp(
  String.raw`(${characterClass})|(${quantifier})|${literal}|${escaped}|\((?:\?:|(?!\?))|[)|^$]`,
  "uy",
);

/** Completes the sentence "Expected `pattern` to be …". */
export const commonPattern =
  "a regular expression that JavaScript, Python and RE2 read alike: without `.`, look-around, back references and escapes other than \\xHH and those of punctuation";

/** Whether a text is a regular expression of the common subset. */
export function isCommonPattern(pattern: unknown): pattern is string {
  return typeof pattern === "string" && hasCommonTokens(pattern) && compiles(pattern);
}

function hasCommonTokens(pattern: string): boolean {
  for (let at = 0; at < pattern.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [found, ofClass, repeat = ""] = token.exec(pattern) ?? [];
    if (found === undefined) return false;
    // Set operations in Rust, reserved in Python; a class of nothing is one in JavaScript alone.
    if (ofClass && /&&|~~|--|\|\||^\[\^?\]$/.test(ofClass)) return false;
    // RE2 repeats no more often.
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
