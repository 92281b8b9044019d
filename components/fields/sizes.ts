// Checks the size of all fields together: they must fit into a request body and into the functions' environment.
import { Buffer } from "node:buffer";
import { maxBodyBytes } from "../../handlers/http/request.ts";
import { type Field, type Fields, lengthsOf } from "../../handlers/user/fields.ts";
import { fieldsVariable } from "./fields-variable.ts";

/** The limit of fields: more would not fit into an update expression of 4 KB. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const maxFields = 100;

/**
 * The bytes that the fields may take of the 4 KB of environment variables that Lambda allows. The other variables need the rest; the
 * longest of them are a table's name (255 bytes) and an origin (270 bytes).
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const maxVariableBytes = 3_400;

/** Returns one sentence for each limit that the fields exceed together. */
export function sizeFaults(fields: Fields): string[] {
  const count = Object.keys(fields).length;
  const body = longestBody(fields);
  const variable = Buffer.byteLength(fieldsVariable(fields));
  return [
    ...(count === 0 || count > maxFields
      ? [`Expected \`fields\` to be 1 to ${maxFields} fields, got ${count}.`]
      : []),
    ...(body > maxBodyBytes
      ? [
          `Expected the longest JSON of all \`fields\` to fit a body of ${maxBodyBytes} bytes, got ${body}. Give texts a shorter \`maxLength\`.`,
        ]
      : []),
    ...(variable > maxVariableBytes
      ? [
          `Expected \`fields\` to take at most ${maxVariableBytes} bytes as JSON without descriptions and examples, so that the functions' ` +
            `environment holds them, got ${variable}. Remove some fields, or shorten patterns and values.`,
        ]
      : []),
  ];
}

/** Returns the bytes of the longest JSON body that the fields accept, as UTF-8 and without white space. */
function longestBody(fields: Fields): number {
  const members = Object.entries(fields).map(
    ([name, field]) => Buffer.byteLength(JSON.stringify(name)) + 1 + longestValue(field),
  );
  return members.reduce((sum, each) => sum + each + 1, 1);
}

function longestValue(field: Field): number {
  switch (field.type) {
    case "boolean":
      return "false".length;
    case "integer":
      return String(Number.MIN_SAFE_INTEGER).length;
    case "number":
      return "-1.2345678901234567e-130".length;
    default: {
      if (field.values)
        return Math.max(...field.values.map((value) => Buffer.byteLength(JSON.stringify(value))));
      const [, maxLength] = lengthsOf(field);
      return '""'.length + 4 * maxLength;
    }
  }
}
