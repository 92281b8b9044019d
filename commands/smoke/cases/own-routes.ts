// Operations without cases of their own. Those that only read are called, and must answer as the document states.

import { randomUUID } from "node:crypto";
import type { Conformance, Json } from "../conformance.ts";
import { isOwn } from "../created-users.ts";
import type { TestedApi } from "../tested-api.ts";
import type { Case } from "./case.ts";

/** The operations that other cases try. Every operation that is not in this list is tried by the cases below. */
export const withCases = ["createUser", "listUsers", "getUser", "updateUser", "patchUser", "deleteUser"];

/** The statuses of answers that the gateway gives without invoking the function. */
const refusedBefore = [401, 403, 413, 429, 431];

/** Returns the operations that are not called, because they could change somebody's data. */
export function notCalled(document: Conformance): string[] {
  return withoutCases(document).flatMap(({ id, method, path }) =>
    method === "GET" ? [] : [`${id} (${method} ${path})`],
  );
}

export function ownRouteCases(document: Conformance): Case[] {
  return withoutCases(document)
    .filter(({ method }) => method === "GET")
    .map(({ id, path, operation }) => {
      const statuses = Object.keys(operation.responses)
        .map(Number)
        .filter((status) => status < 500 && !refusedBefore.includes(status));
      return {
        title: `${id} answers as the document states`,
        async run(api) {
          const parameters: Json[] = [
            ...(document.document.paths[path].parameters ?? []),
            ...(operation.parameters ?? []),
          ].map((one) => document.resolved(one));
          const user = parameters.some(({ in: place, name }) => place === "path" && name === "userId")
            ? await api.create()
            : undefined;
          const sample = ({ name, schema }: Json) =>
            name === "userId" && user ? user.id : sampleOf(api, name, document.resolved(schema));
          const params = entries(parameters, "path", sample);
          const required = parameters.filter((one) => one.required);
          const query = new URLSearchParams(entries(required, "query", sample));
          await api.call(id, { params, query: query.size > 0 ? `?${query}` : "" }, ...statuses);
        },
      };
    });
}

function withoutCases({ operations }: Conformance) {
  return operations.filter(({ id, path }) => !withCases.includes(id) && !isOwn(path));
}

function entries(
  parameters: Json[],
  place: string,
  sample: (parameter: Json) => unknown,
): Record<string, string> {
  return Object.fromEntries(
    parameters.filter((one) => one.in === place).map((one) => [one.name, String(sample(one))]),
  );
}

function sampleOf(
  api: TestedApi,
  name: string,
  { enum: values, example, type, minimum, format }: Json,
): unknown {
  if (api.inputs.names.includes(name)) return api.inputs.next()[name];
  if (values) return values[0];
  if (example !== undefined) return example;
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return minimum ?? 1;
  return format === "email" ? "smoke@example.org" : randomUUID();
}
