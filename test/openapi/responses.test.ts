// Tests the refusals in the document, as generators read them.
import test from "ava";
import { defaultFields } from "../../handlers/user/fields.ts";
import { createResponses } from "../../openapi/responses.ts";

test("problem details come first in an answer that has other media types too, as some generators read only that", (t) => {
  const types = Object.values(createResponses(defaultFields)).map(({ content }) =>
    Object.keys(content ?? {}),
  );
  const mixed = types.filter((each) => each.length > 1 && each.includes("application/problem+json"));
  t.is(mixed.length, 6);
  for (const [first] of mixed) t.is(first, "application/problem+json");
});
