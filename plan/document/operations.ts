// The operations of an OpenAPI document, with every reference followed.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
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

/** Each by its method and path; the names of a path's parameters make no difference to a client. */
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
 * What a reference of the document stands for; anything else as it is.
 *
 * @throws Error for a reference that leads nowhere, or out of the document
 */
export function resolve<T>(document: OpenApiDocument, value: T): T {
  const { $ref } = (value ?? {}) as { $ref?: string };
  if ($ref === undefined) return value;
  const steps = $ref.startsWith("#/") ? $ref.slice(2).split("/") : [];
  const name = (step: string) => step.replaceAll("~1", "/").replaceAll("~0", "~");
  // biome-ignore lint/suspicious/noExplicitAny: the document is JSON of any form
  const found = steps.reduce((node: any, step) => node?.[name(step)], document);
  if (steps.length === 0 || found === undefined)
    throw new Error(`Expected openapi.json to have what \`$ref\` names, got ${$ref}. Correct the reference.`);
  return resolve(document, found);
}
