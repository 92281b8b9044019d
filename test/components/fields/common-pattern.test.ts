// Tests the regular expressions of fields: allowed are those that three engines compile with the same meaning.
import test from "ava";
import { RE2JS } from "re2js";
import { isCommonPattern } from "../../../components/fields/common-pattern.ts";
import { formats } from "../../../handlers/user/formats.ts";

const common = [
  ...[
    "",
    "a",
    "^[A-Z]{2}$",
    "[0-9]+",
    "^(?:a|b)*c?$",
    "(a)(b)",
    "x{0,3}?",
    "a{2,}",
    "[^@]+@",
    "é|😀",
    "\\x41",
    "\\.",
  ],
  ...[
    "[a\\-z]",
    "[-a]",
    "[a-]",
    "[.*+?]",
    "[\\]\\\\]",
    "^\\+?[0-9 ()-]+$",
    "\\/",
    "[$^]",
    "a{1000}",
    "|",
    "()",
  ],
  ...Object.values(formats).map(({ pattern }) => pattern),
];

for (const pattern of common) {
  test(`takes ${JSON.stringify(pattern)}, as RE2 does`, (t) => {
    t.true(isCommonPattern(pattern));
    t.notThrows(() => RE2JS.compile(pattern));
  });
}

const others = {
  "what is no regular expression": ["(", ")", "[", "a**", "*", "a{2", "}", "]", "[z-a]", "\\", "a{3,2}"],
  "classes and boundaries that differ": ["\\d", "\\w", "\\s", "\\b", "\\D", "\\p{L}", "."],
  "look-around and references": [
    "(?=a)",
    "(?!a)",
    "(?<=a)",
    "(a)\\1",
    "(?<name>a)",
    "\\k<name>",
    "(?i)a",
    "(?P<n>a)",
  ],
  "other escapes": ["\\u0041", "\\u{41}", "\\cA", "\\0", "\\A", "\\z", "\\-", "\\n", "\\a"],
  "set operations and empty classes": [
    "[a&&b]",
    "[a--b]",
    "[a~~b]",
    "[a||b]",
    "[[a]]",
    "[]",
    "[^]",
    "[a-z-9]",
    "[]a]",
  ],
  "repetitions that RE2 has not": ["a{1001}", "a{1,1001}"],
  "what no text has": ["\0", "\n", "\ud83d"],
  "what is no text": [1, null, undefined, {}, true],
};

for (const [title, patterns] of Object.entries(others)) {
  for (const pattern of patterns) {
    test(`refuses ${title}: ${String(JSON.stringify(pattern))} ${typeof pattern}`, (t) => {
      t.false(isCommonPattern(pattern));
    });
  }
}
