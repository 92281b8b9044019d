// Which APIs with unique fields a stack has: read from the variables of their functions in the stack's state.

import { uniqueFields } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";

/** The tables of an API, and the fields that are unique in it. */
export interface DeployedApi {
  users: string;
  claims: string;
  region: string;
  unique: Fields;
}

interface State {
  deployment?: { resources?: { type?: string; outputs?: Record<string, unknown> }[] };
}

/** @throws Error when the text is no state, or has no such API */
export function deployedApis(text: string): DeployedApi[] {
  const apis = new Map<string, DeployedApi>();
  for (const { type, outputs = {} } of readState(text).deployment?.resources ?? []) {
    if (type !== "aws:lambda/function:Function") continue;
    const { arn, environment } = outputs as {
      arn?: string;
      environment?: { variables?: Record<string, string> };
    };
    const { USERS_TABLE_NAME: users, CLAIMS_TABLE_NAME: claims, FIELDS } = environment?.variables ?? {};
    if (!users || !claims || !FIELDS) continue;
    // arn:aws:lambda:<region>:<account>:function:<name>
    const region = arn?.split(":")[3] ?? "";
    apis.set(claims, { users, claims, region, unique: uniqueFields(JSON.parse(FIELDS)) });
  }
  if (apis.size > 0) return [...apis.values()];
  throw new Error(
    "Expected the stack to have an API with a unique field, got none. Deploy it first, by `pulumi up`.",
  );
}

function readState(text: string): State {
  try {
    return JSON.parse(text, (_, value) => withoutSecrets(value));
  } catch {
    throw new Error("Expected the state that `pulumi stack export` prints, got text that is not JSON.");
  }
}

/** A secret, which `--show-secrets` prints as its text in JSON beside a mark. */
function withoutSecrets(value: unknown): unknown {
  const { plaintext } = (value ?? {}) as { plaintext?: unknown };
  return typeof plaintext === "string" ? JSON.parse(plaintext) : value;
}
