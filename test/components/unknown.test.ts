// Tests the argument `unknown`: the functions get it, and the document states it.
import test from "ava";
import { Unknown } from "../../components/user-api.ts";
import { openApiDocument } from "../../openapi/index.ts";
import { planOf } from "../helpers/program-unbundled.ts";
import { routes } from "../helpers/routes.ts";

for (const [title, args, more] of [
  ["without it the functions have no further variable", {}, []],
  ["with `ignore` neither", { unknown: Unknown.Ignore }, []],
  ["with `refuse` every function has it", { unknown: Unknown.Refuse }, [["UNKNOWN_PROPERTIES", "refuse"]]],
] as const) {
  test.serial(title, async (t) => {
    const { all } = await planOf(args);
    const further = all("lambda.Function").map(({ inputs }) => {
      const { OPERATION, USERS_TABLE_NAME, FIELDS, ...others } = inputs.environment.variables;
      return Object.entries(others);
    });
    t.deepEqual(
      further,
      routes.map(() => more),
    );
  });
}

/** Returns the document's rule for unknown properties, for each body. */
function sentences(unknown?: Unknown): string[] {
  // biome-ignore lint/suspicious/noExplicitAny: a document of any shape
  const { schemas } = openApiDocument(unknown === undefined ? {} : { unknown }).components as any;
  return [schemas.UserInput, schemas.UserPatch].map(({ description }) =>
    description.slice(description.indexOf("Properties of other names")),
  );
}

test("the document of a program says what its `unknown` does, or what any stack may do", (t) => {
  const refused = "refused, but for `id`, `createdAt` and `updatedAt`, which are ignored";
  for (const [unknown, fate] of [
    ["ignore", "ignored"],
    ["refuse", refused],
    [undefined, `ignored, or with the setting \`unknown: refuse\` ${refused}`],
  ] as const) {
    const sentence = `Properties of other names are ${fate}.`;
    t.deepEqual(sentences(unknown), [sentence, sentence]);
  }
});
