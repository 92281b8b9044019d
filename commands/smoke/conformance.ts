// Checks inputs and answers against an OpenAPI document.

import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Answer } from "./answer.ts";

// biome-ignore lint/suspicious/noExplicitAny: a JSON document
export type Json = any;

/** The path of a part of a document, as a list of keys. */
type Place = string[];

/** An operation of a document with its method and path template. */
interface Operation {
  id: string;
  method: string;
  path: string;
  operation: Json;
}

/** The paths of the answers to requests that match no operation, by status. */
const unknownRoute: Record<number, Place> = Object.fromEntries(
  Object.entries({
    400: "InvalidParameter",
    403: "Forbidden",
    404: "UnknownRoute",
    413: "RequestTooLarge",
    431: "HeadersTooLarge",
  }).map(([status, name]) => [status, ["components", "responses", name]]),
);

/** Checks values and answers against a document. */
export class Conformance {
  readonly document: Json;
  readonly operations: Operation[];
  readonly #ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateSchema: false,
    unicodeRegExp: true,
    // A field may be called `constructor`.
    ownProperties: true,
  });

  constructor(document: Json) {
    this.document = document;
    this.operations = operationsOf(document);
    formats.default(this.#ajv);
    this.#ajv.addSchema(document, "openapi.json");
  }

  /** Returns the errors of a value by the schema at a path of the document. */
  schemaFaults(place: Place, value: unknown): string[] {
    const pointer = place.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")));
    const validate = this.#ajv.getSchema(`openapi.json#/${pointer.join("/")}`);
    if (!validate) throw new Error(`The document has no schema at ${place.join(" / ")}.`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  /** Returns the errors of a request body by the schema `UserInput`. */
  inputFaults(input: unknown): string[] {
    return this.schemaFaults(["components", "schemas", "UserInput"], input);
  }

  /** Returns the errors of an answer to an operation. Without an operation id, it must be an answer to an unknown route. */
  answerFaults(operationId: string | undefined, answer: Answer, isHead = false): string[] {
    const stated =
      operationId === undefined
        ? unknownRoute[answer.status]
        : this.#responsePlace(operationId, answer.status);
    if (!stated) return [`${operationId ?? "an unknown route"} has no answer ${answer.status}`];
    const response = this.#at(stated);
    return [
      ...this.#headerFaults(stated, response, answer),
      ...(isHead ? [] : this.#bodyFaults(stated, response, answer)),
    ];
  }

  /** Follows the reference of a part of the document. Returns a part without `$ref` unchanged. */
  resolved(part: Json): Json {
    return part?.$ref ? this.#at(part.$ref.slice(2).split("/")) : part;
  }

  #responsePlace(operationId: string, status: number): string[] | undefined {
    const found = this.operations.find(({ id }) => id === operationId);
    if (!found?.operation.responses[status]) return undefined;
    return this.#resolve(["paths", found.path, found.method.toLowerCase(), "responses", String(status)]);
  }

  #at(place: Place): Json {
    return place.reduce((part, key) => part[key], this.document);
  }

  /** Returns the path that the reference at a path names, or the path itself when there is no reference. */
  #resolve(place: Place): string[] {
    const { $ref } = this.#at(place);
    return $ref ? $ref.slice(2).split("/") : place;
  }

  #headerFaults(place: Place, response: Json, { headers }: Answer): string[] {
    return Object.keys(response.headers ?? {}).flatMap((name) => {
      const header = this.#resolve([...place, "headers", name]);
      const values = headers.filter(([each]) => each === name.toLowerCase()).map(([, value]) => value);
      if (values.length === 0) return this.#at(header).required ? [`${name} is missing`] : [];
      return values.flatMap((value) =>
        this.schemaFaults([...header, "schema"], value).map((fault) => `${name}${fault}`),
      );
    });
  }

  #bodyFaults(place: Place, response: Json, { headers, body }: Answer): string[] {
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
    return this.schemaFaults([...place, "content", mediaType, "schema"], value).map(
      (fault) => `body${fault}`,
    );
  }
}

function operationsOf(document: Json): Operation[] {
  return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    Object.entries<Json>(item)
      .filter(([key]) => key !== "parameters")
      .map(([method, operation]) => ({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        operation,
      })),
  );
}
