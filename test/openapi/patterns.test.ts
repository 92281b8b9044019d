// Tests that every pattern of the document means the same in JavaScript, Python and RE2 (the engine of Go and Rust).
import { execFileSync } from "node:child_process";
import test from "ava";
import { RE2JS } from "re2js";
import { Conformance, type Json } from "../../commands/smoke/conformance.ts";
import { isCommonPattern } from "../../components/fields/common-pattern.ts";
import { defaultFields, type Fields } from "../../handlers/user/fields.ts";
import { type Format, formats } from "../../handlers/user/formats.ts";
import { parseUserInput } from "../../handlers/user/user-input.ts";
import { createDocument } from "../../openapi/document.ts";
import { anyText } from "../../openapi/field-schemas.ts";
import { routes } from "../helpers/routes.ts";

const names = { firstName: "x", lastName: "x" };
const fields: Fields = {
  ...defaultFields,
  ...Object.fromEntries(
    (Object.keys(formats) as Format[]).map((format) => [
      format.replace("-t", "T"),
      { format, required: false },
    ]),
  ),
  code: { pattern: "[0-9]", required: false, example: "7" },
  oldDate: { format: "date", pattern: "^20", required: false, example: "2026-03-01" },
};
const document: Json = createDocument(routes, fields);

function patternsIn(part: Json): string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries<Json>(part).flatMap(([key, value]) =>
    key === "pattern" && typeof value === "string" ? [value] : patternsIn(value),
  );
}

const patterns = [...new Set(patternsIn(document))];

const controls = [...Array(0x20).keys(), ...Array.from({ length: 0x21 }, (_, index) => 0x7f + index)].map(
  (code) => String.fromCharCode(code),
);
const trimmedOff = [
  "\x20",
  "\xa0",
  "\u1680",
  "\u2000",
  "\u200a",
  "\u2028",
  "\u2029",
  "\u202f",
  "\u205f",
  "\u3000",
  "\ufeff",
];
const others = [
  "\u180e",
  "\u200b",
  "\u200d",
  "\u2060",
  "\u0301",
  "\u0378",
  "\uffff",
  "\ufffd",
  "\u{10ffff}",
  "\u061c",
  "\ud7ff",
  "\ue000",
];
const corpus = [
  ...[
    "",
    "a",
    "Ada",
    "Zoë",
    "A\u030a",
    "😀",
    "👨‍👩‍👧‍👦",
    "علي",
    "李",
    "İ",
    "ß",
    "٣",
    "x".repeat(101),
    "😀".repeat(100),
  ],
  ...[...controls, ...trimmedOff, ...others].flatMap((char) => [
    char,
    `${char}a`,
    `a${char}`,
    `a${char}b`,
    `${char}\u0301`,
  ]),
  ...[
    '"1-1"',
    "*",
    'W/"a", "b"',
    '"é"',
    '"a"b"',
    "key",
    "key,key",
    "2026-03-01",
    "2024-02-29",
    "2023-02-29",
    "٢٠٢٦-٠٣-٠١",
  ],
  ...[
    "ada@example.org",
    "ada@example",
    "a@b.c\n",
    "https://example.org/?a=b#c",
    "mailto:a@b",
    "urn:x",
    "http://[::1]",
    "a b",
  ],
  ...[
    "2026-03-01T12:00:00Z",
    "2026-03-01T24:00:00Z",
    "2026-03-01T12:00:00.5+01:00",
    "f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c",
  ],
];

/** Returns the texts of the corpus that each pattern matches, in one engine. */
const inJavaScript = patterns.map((pattern) => corpus.map((text) => new RegExp(pattern, "u").test(text)));

test("the document has patterns, all of the common subset", (t) => {
  t.true(patterns.length > 8);
  for (const pattern of patterns) t.true(isCommonPattern(pattern), pattern);
});

test("RE2 finds what JavaScript finds", (t) => {
  const found = patterns.map((pattern) => {
    const compiled = RE2JS.compile(pattern);
    return corpus.map((text) => compiled.matcher(text).find());
  });
  t.deepEqual(found, inJavaScript);
});

const script = `
import json, re, sys
asked = json.load(sys.stdin)
compiled = [re.compile(pattern) for pattern in asked["patterns"]]
print(json.dumps([[bool(each.search(text)) for text in asked["corpus"]] for each in compiled]))`;

/** Asks Python, if there is one. Build machines have it. */
const hasPython = (() => {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return process.env.CI !== undefined;
  }
})();

(hasPython ? test : test.skip)("Python finds what JavaScript finds", (t) => {
  const input = JSON.stringify({ patterns, corpus });
  const found: boolean[][] = JSON.parse(
    execFileSync("python3", ["-W", "error", "-c", script], { input, encoding: "utf8" }),
  );
  // Python's `$` also matches before a line end at the end of a text, which no text may have.
  const hasLineEnd = (index: number) => /\n$/.test(corpus[index] ?? "");
  const differing = patterns.flatMap((pattern, row) =>
    corpus
      .filter((_, column) => !hasLineEnd(column) && found[row]?.[column] !== inJavaScript[row]?.[column])
      .map((text) => [pattern, text]),
  );
  t.deepEqual(differing, []);
});

for (const name of Object.keys(fields)) {
  test(`document and validation agree on every text of the corpus as ${name}`, (t) => {
    const conformance = new Conformance(document);
    let taken = 0;
    for (const text of corpus) {
      const body = { ...names, [name]: text };
      let stored: unknown;
      try {
        stored = parseUserInput(fields, body)[name];
        taken++;
      } catch {}
      const isStated = conformance.inputFaults({ ...body, [name]: text.trim() }).length === 0;
      t.is(stored !== undefined, isStated, JSON.stringify(text));
      if (stored !== undefined) t.is(stored, text.trim());
      if (conformance.inputFaults(body).length === 0) t.is(stored, text);
    }
    t.true(taken > 0);
  });
}

test("the document's white space is that which trimming removes, without control characters", (t) => {
  const isText = new RegExp(anyText, "u");
  for (let code = 0; code <= 0xffff; code++) {
    const char = String.fromCharCode(code);
    if (/\p{Cs}/u.test(char)) continue;
    t.is(isText.test(char), !/\p{Cc}/u.test(char) && char.trim() !== "", code.toString(16));
  }
});

test("no text of the document has a byte order mark, which no Go source may have", (t) => {
  t.false(JSON.stringify(document).includes("\ufeff"));
});
