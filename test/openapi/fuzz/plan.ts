// Generates requests: sensible ones for users that exist, and all kinds that a client must not send.
import * as fc from "fast-check";
import type { Fields, FieldValue } from "../../../handlers/user/fields.ts";
import { bodyOf, patchOf } from "./bodies.ts";
import { headers, contentType as type } from "./headers.ts";
import { malformed } from "./malformed.ts";
import { path, query } from "./targets.ts";
import { findable, wantedInputs } from "./wanted-inputs.ts";

/** A planned request. The existing users are known only when it is sent. */
export type Plan =
  | { kind: "create"; body: Buffer; key: number; type: string | undefined; chunked: boolean }
  | { kind: "read"; user: number; spelling: Spelling; tag: Tag }
  | { kind: "update"; user: number; spelling: Spelling; tag: Tag; body: Buffer; type: string | undefined }
  | { kind: "patch"; user: number; spelling: Spelling; tag: Tag; body: Buffer; type: string | undefined }
  | { kind: "delete"; user: number; spelling: Spelling; tag: Tag }
  | { kind: "list"; limit: number }
  | {
      kind: "find";
      field: number;
      input: Record<string, FieldValue>;
      limit: number;
      isNewestFirst: boolean;
    }
  | {
      kind: "wild";
      method: string;
      path: string;
      query: string;
      headers: [string, string][];
      body: Buffer | undefined;
    }
  | { kind: "malformed"; raw: string };

/** The spelling of an id in the path. */
export type Spelling = "plain" | "encoded" | "lower";
/** The entity tags that the request carries. */
export type Tag = "none" | "current" | "stale" | "any" | "weak" | "list" | "junk";

const { constant, constantFrom, oneof, record, nat, integer, boolean } = fc;

const spelling = constantFrom<Spelling[]>("plain", "plain", "encoded", "lower");
const tag = constantFrom<Tag[]>(
  "none",
  "none",
  "none",
  "current",
  "current",
  "stale",
  "any",
  "weak",
  "list",
  "junk",
);
const user = nat(6);

/** Generates requests to an API with these fields. */
export function planOf(fields: Fields): fc.Arbitrary<Plan> {
  const body = bodyOf(fields);
  const wild = record({
    kind: constant("wild" as const),
    method: oneof(
      { weight: 6, arbitrary: constantFrom("GET", "POST", "PUT", "PATCH", "DELETE") },
      constantFrom("HEAD", "OPTIONS", "TRACE", "PROPFIND", "QUERY"),
    ),
    path,
    query,
    headers,
    body: fc.option(body, { nil: undefined }),
  });
  const create = record({
    kind: constant("create" as const),
    body,
    key: integer({ min: -4, max: 3 }),
    type,
    chunked: boolean(),
  });
  const update = record({ kind: constant("update" as const), user, spelling, tag, body, type });
  const patch = record({
    kind: constant("patch" as const),
    user,
    spelling,
    tag,
    body: oneof({ weight: 3, arbitrary: patchOf(fields) }, body),
    type: oneof(type, constant("application/merge-patch+json")),
  });
  const find = record({
    kind: constant("find" as const),
    field: nat(6),
    input: wantedInputs(fields),
    limit: integer({ min: 1, max: 5 }),
    isNewestFirst: boolean(),
  });
  return oneof(
    { weight: findable(fields).length > 0 ? 4 : 0, arbitrary: find },
    { weight: 6, arbitrary: create },
    { weight: 3, arbitrary: record({ kind: constant("read" as const), user, spelling, tag }) },
    { weight: 4, arbitrary: update },
    { weight: 4, arbitrary: patch },
    { weight: 2, arbitrary: record({ kind: constant("delete" as const), user, spelling, tag }) },
    {
      weight: 1,
      arbitrary: record({ kind: constant("list" as const), limit: integer({ min: 1, max: 100 }) }),
    },
    { weight: 8, arbitrary: wild },
    { weight: 1, arbitrary: malformed },
  );
}
