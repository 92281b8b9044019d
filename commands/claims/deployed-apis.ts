// Finds the APIs with unique fields in a stack's state, by the environment variables of their functions.

import { uniqueFields } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";

/** The tables of a deployed API, and its unique fields. */
export interface DeployedApi {
  users: string;
  claims: string;
  region: string;
  unique: Fields;
}

interface State {
  deployment?: { resources?: { type?: string; outputs?: Record<string, unknown> }[] };
}

/**
 * Reads the APIs with unique fields from the output of `pulumi stack export`.
 *
 * @throws Error when the text is not JSON, or has no such API
 */
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
  throw new Error("Expected the stack to have an API with a unique field, got none. Run `pulumi up` first.");
}

function readState(text: string): State {
  try {
    return JSON.parse(text, (_, value) => withoutSecrets(value));
  } catch {
    throw new Error("Expected the state that `pulumi stack export` prints, got text that is not JSON.");
  }
}

/** Replaces a secret by its value. `--show-secrets` prints a secret as an object, with the value as JSON in `plaintext`. */
function withoutSecrets(value: unknown): unknown {
  const { plaintext } = (value ?? {}) as { plaintext?: unknown };
  return typeof plaintext === "string" ? JSON.parse(plaintext) : value;
}
