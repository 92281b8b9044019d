// Whether an answer is one that openapi.json states, checked against the document itself.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { WireAnswer } from "./raw-http.ts";

// biome-ignore lint/suspicious/noExplicitAny: a JSON document
type Json = any;

export const document: Json = JSON.parse(
  readFileSync(new URL("../../openapi.json", import.meta.url), "utf8"),
);

const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false, unicodeRegExp: true });
formats.default(ajv);
ajv.addSchema(document, "openapi.json");

/** Every operation of the document with its method and path template. */
export const operations: { id: string; method: string; path: string; operation: Json }[] =
  Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    Object.entries<Json>(item)
      .filter(([key]) => key !== "parameters")
      .map(([method, operation]) => ({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        operation,
      })),
  );

/** What is wrong with a value by the schema at a place of the document. */
export function schemaFaults(place: string[], value: unknown): string[] {
  const pointer = place.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1")).map(encodeURIComponent);
  const validate = ajv.getSchema(`openapi.json#/${pointer.join("/")}`);
  if (!validate) throw new Error(`openapi.json has no schema at ${place.join(" / ")}.`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What is wrong with an answer by the document. Without an operation it must be one to an unknown route. */
export function answerFaults(operationId: string | undefined, answer: WireAnswer, isHead = false): string[] {
  const stated =
    operationId === undefined ? unknownRoute[answer.status] : responsePlace(operationId, answer.status);
  if (!stated) return [`${operationId ?? "an unknown route"} has no answer ${answer.status}`];
  const response = at(stated);
  return [...headerFaults(stated, response, answer), ...(isHead ? [] : bodyFaults(stated, response, answer))];
}

const component = (name: string) => ["components", "responses", name];

/** Answers to requests that no operation matches, by status. */
const unknownRoute: Record<number, string[]> = {
  400: component("InvalidParameter"),
  403: component("Forbidden"),
  404: component("UnknownRoute"),
  413: component("RequestTooLarge"),
  431: component("HeadersTooLarge"),
};

function responsePlace(operationId: string, status: number): string[] | undefined {
  const found = operations.find(({ id }) => id === operationId);
  if (!found?.operation.responses[status]) return undefined;
  return resolve(["paths", found.path, found.method.toLowerCase(), "responses", String(status)]);
}

function at(place: string[]): Json {
  return place.reduce((part, key) => part[key], document);
}

/** The place that a reference at a place leads to. */
function resolve(place: string[]): string[] {
  const { $ref } = at(place);
  return $ref ? $ref.slice(2).split("/") : place;
}

function headerFaults(place: string[], response: Json, { headers }: WireAnswer): string[] {
  return Object.keys(response.headers ?? {}).flatMap((name) => {
    const header = resolve([...place, "headers", name]);
    const values = headers.filter(([each]) => each === name.toLowerCase()).map(([, value]) => value);
    if (values.length === 0) return at(header).required ? [`${name} is missing`] : [];
    return values.flatMap((value) =>
      schemaFaults([...header, "schema"], value).map((fault) => `${name}${fault}`),
    );
  });
}

function bodyFaults(place: string[], response: Json, { headers, body }: WireAnswer): string[] {
  if (!response.content) return body.length === 0 ? [] : [`expected no body, got ${body.toString()}`];
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  const mediaType = type.split(";")[0]?.trim() ?? "";
  if (!response.content[mediaType]) return [`Content-Type is ${type || "missing"}`];
  const text = body.toString();
  let value: unknown = text;
  try {
    if (mediaType.endsWith("json")) value = JSON.parse(text);
  } catch {
    return [`expected JSON, got ${text}`];
  }
  return schemaFaults([...place, "content", mediaType, "schema"], value).map((fault) => `body${fault}`);
}
