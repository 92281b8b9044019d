// Lists the operations of an OpenAPI document and replaces references by the parts that they name.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  [keyword: string]: unknown;
}

type Content = Record<string, { schema?: Schema }>;

export interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema?: Schema;
}

export interface Answer {
  headers?: Record<string, unknown>;
  content?: Content;
}

export interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content?: Content };
  responses?: Record<string, Answer>;
  security?: Record<string, string[]>[];
}

export interface OpenApiDocument {
  paths?: Record<string, Record<string, unknown>>;
  security?: Record<string, string[]>[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Returns the operations by method and path: `GET /v1/users/{}`. Names of path parameters are left out, as a client does not see them. */
export function operationsOf(document: OpenApiDocument): Map<string, Operation> {
  const follow = <T>(value: T): T => resolve(document, value);
  const all = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method): [string, Operation] => {
        const { parameters = [], responses = {}, ...operation } = item[method] as Operation;
        const shared = (item.parameters ?? []) as Parameter[];
        const resolved = {
          security: document.security,
          ...operation,
          requestBody: follow(operation.requestBody),
          parameters: [...shared, ...parameters].map(follow),
          responses: Object.fromEntries(
            Object.entries(responses).map(([status, one]) => [status, follow(one)]),
          ),
        };
        return [`${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, "{}")}`, resolved];
      }),
  );
  return new Map(all);
}

/**
 * Returns the part of the document that a `$ref` names. Returns a value without `$ref` unchanged.
 *
 * @throws Error for a reference to a missing part, or to another document
 */
export function resolve<T>(document: OpenApiDocument, value: T): T {
  const { $ref } = (value ?? {}) as { $ref?: string };
  if ($ref === undefined) return value;
  const steps = $ref.startsWith("#/") ? $ref.slice(2).split("/") : [];
  const name = (step: string) => step.replaceAll("~1", "/").replaceAll("~0", "~");
  // biome-ignore lint/suspicious/noExplicitAny: the document is JSON of any form
  const found = steps.reduce((node: any, step) => node?.[name(step)], document);
  if (steps.length === 0 || found === undefined)
    throw new Error(
      `Expected \`$ref\` to name a part of openapi.json, got ${$ref}, which it does not have. Correct the reference.`,
    );
  return resolve(document, found);
}
