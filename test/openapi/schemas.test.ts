// Tests the schemas of refusals in the document.
import test from "ava";
import { defaultFields } from "../../handlers/user/fields.ts";
import { createSchemas } from "../../openapi/schemas.ts";

test("a problem's type and title are open texts, its status and errors are bounded", (t) => {
  const { properties } = createSchemas(defaultFields).Problem as { properties: Record<string, object> };
  const { type, title, status, errors } = properties;
  t.deepEqual(Object.keys(type ?? {}), ["type", "description"]);
  t.deepEqual(Object.keys(title ?? {}), ["type", "description"]);
  t.like(status, { type: "integer", format: "int32", minimum: 400, maximum: 599 });
  t.like(errors, { type: "array", minItems: 1, maxItems: 600 });
});
