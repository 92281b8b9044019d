// Tokens of transactions: a repeat within ten minutes has no second effect.
import { hash } from "node:crypto";
import { allTokens, tokenKey } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import type { Unit } from "../store/unit.ts";
import type { Output } from "../values/item.ts";
import { serviceError } from "../values/service-error.ts";

const validMs = 10 * 60 * 1000;

interface Used {
  hash: string;
  /** Epoch milliseconds. */
  at: number;
}

/**
 * Whether a transaction is the repeat of one that has happened.
 *
 * @throws ServiceError when the token was used for another one
 */
export function isRepeat(unit: Unit, { ClientRequestToken: token, TransactItems }: Output): boolean {
  const used = token === undefined ? undefined : unit.get<Used>(tokenKey(token));
  if (!used || used.at < Date.now() - validMs) return false;
  if (used.hash === contentOf(TransactItems)) return true;
  throw serviceError(
    "IdempotentParameterMismatchException",
    "DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token " +
      "that was already used.",
  );
}

/** Keeps the token in the same batch as the transaction. */
export function keepToken(unit: Unit, { ClientRequestToken: token, TransactItems }: Output): void {
  if (token === undefined) return;
  const used: Used = { hash: contentOf(TransactItems), at: Date.now() };
  unit.put(tokenKey(token), used);
}

/** The order of properties says nothing; what the front has compiled is not part of it. */
function contentOf(transactItems: Output[]): string {
  const text = JSON.stringify(transactItems, (name, value: unknown) => {
    if (name.startsWith("_")) return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return hash("sha256", text);
}

/** Removes the tokens that are valid no more. */
export async function dropOldTokens({ database }: Pick<Store, "database">): Promise<void> {
  const old: string[] = [];
  for await (const [key, used] of database.entries(allTokens))
    if ((used as Used).at < Date.now() - validMs) old.push(key);
  if (old.length > 0) await database.write(old.map((key) => ({ type: "del", key })));
}
