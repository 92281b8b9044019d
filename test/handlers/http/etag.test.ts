// Tests entity tags: how their headers are read, and which tags the API can have made.

import test from "ava";
import { formatTag, parseIfMatch, parseIfNoneMatch, readTag } from "../../../handlers/http/etag.ts";
import { HttpError } from "../../../handlers/http/http-error.ts";

const lists: Record<string, { header: string; strong: string[] | "*"; weak: string[] | "*" }> = {
  "one tag": { header: '"1-2"', strong: ["1-2"], weak: ["1-2"] },
  "several tags, spaced or not": { header: '"a","b" ,\t"c"', strong: ["a", "b", "c"], weak: ["a", "b", "c"] },
  "any state": { header: "*", strong: "*", weak: "*" },
  "any state with space around": { header: " * ", strong: "*", weak: "*" },
  "weak tags, which match weakly only": { header: 'W/"a", "b"', strong: ["b"], weak: ["a", "b"] },
  "a tag with a comma": { header: '"a,b", "c"', strong: ["a,b", "c"], weak: ["a,b", "c"] },
  "an empty tag": { header: '""', strong: [""], weak: [""] },
  "a quoted asterisk, which is a tag": { header: '"*"', strong: ["*"], weak: ["*"] },
  "empty elements of a list": { header: ',, "a",,', strong: ["a"], weak: ["a"] },
  "bytes above ASCII": { header: '"é"', strong: ["é"], weak: ["é"] },
};

for (const [title, { header, strong, weak }] of Object.entries(lists)) {
  test(`reads ${title}`, (t) => {
    t.deepEqual(parseIfMatch(header), strong);
    t.deepEqual(parseIfNoneMatch(header), weak);
  });
}

test("reads no header as no condition", (t) => {
  t.is(parseIfMatch(undefined), undefined);
  t.is(parseIfNoneMatch(undefined), undefined);
});

const malformed = [
  "",
  " ",
  ",",
  "1-2",
  '"1-2',
  '1-2"',
  '"a" "b"',
  '"a"b',
  'w/"a"',
  'W / "a"',
  '*, "a"',
  '"a", *',
  '"a b"',
];
for (const header of [...malformed, '"a\u007f"', '"a\nb"', "'a'"]) {
  test(`refuses ${JSON.stringify(header)}`, (t) => {
    for (const [name, parse] of Object.entries({
      "If-Match": parseIfMatch,
      "If-None-Match": parseIfNoneMatch,
    })) {
      const error = t.throws(() => parse(header), { instanceOf: HttpError });
      t.is(error?.status, 400);
      t.is(
        error?.message,
        `Expected \`${name}\` to be \`*\` or a list of quoted entity tags, got something else.`,
      );
    }
  });
}

test("reads a long list, and refuses a long one with a fault at its end, in linear time", (t) => {
  const list = Array.from({ length: 1_000 }, (_, index) => `"${index}"`);
  t.is(parseIfMatch(list.join(", "))?.length, 1_000);
  // With quadratic time, these would exceed ava's time limit.
  t.throws(() => parseIfMatch(`${list.join(" \t".repeat(500))}x`));
  t.throws(() => parseIfMatch(`${" ".repeat(1_000_000)}x`));
  t.throws(() => parseIfMatch(`${",".repeat(1_000_000)}x`));
});

test("reads back what it formats", (t) => {
  for (const content of [
    { version: "1", createdAt: 0 },
    { version: "99999999999999999999999999999999999999", createdAt: 1_700_000_000_000 },
    { version: "12", createdAt: -62_167_219_200_000 },
  ]) {
    t.deepEqual(readTag(formatTag(content)), content);
  }
});

const foreign = [
  "",
  "1",
  "0-1",
  "01-1",
  "1-01",
  "1--0",
  "-1-1",
  "0.5-1",
  "1-1.5",
  "1-1e3",
  "1-9999999999999999",
  "a-1",
];
for (const tag of [...foreign, `${"9".repeat(39)}-1`, "1-1 ", "1-1\n"]) {
  test(`${JSON.stringify(tag)} is not a tag that the API made`, (t) => {
    t.is(readTag(tag), undefined);
  });
}
