// Checks that `describe` of a route has the properties that CORS and the OpenAPI document need.
import { isListOf, isRecord, isText } from "../../tools/rules.ts";

const properties = ["summary", "description", "parameters", "body", "bodyTypes", "answers"];

/** Tells whether a value is a `RouteDescription`. */
export function isDescription(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { summary, description = "", parameters = [], body = {}, bodyTypes = [], answers = {} } = value;
  return (
    Object.keys(value).every((name) => properties.includes(name)) &&
    isText(summary) &&
    typeof description === "string" &&
    isListOf(parameters, isParameter) &&
    isRecord(body) &&
    isListOf(bodyTypes, isText) &&
    isRecord(answers) &&
    Object.entries(answers).every(([status, answer]) => /^[1-5]\d\d$/.test(status) && isAnswer(answer))
  );
}

function isParameter(value: unknown): boolean {
  return (
    isRecord(value) && isText(value.name) && /^(path|query|header)$/.test(String(value.in)) && isValue(value)
  );
}

function isAnswer(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { $ref, description, headers = {}, body = {} } = value;
  if ($ref !== undefined) return /^#\/components\/responses\/\w+$/.test(String($ref));
  return (
    isText(description) &&
    isRecord(headers) &&
    Object.values(headers).every((header) => isRecord(header) && isValue(header)) &&
    isRecord(body)
  );
}

/** Tells whether the schema of a parameter or header is an object. */
function isValue({ schema = {} }: Record<string, unknown>): boolean {
  return isRecord(schema);
}
