// Keeps the tokens of transactions. A transaction repeated within ten minutes has no second effect.
import { hash } from "node:crypto";
import { isRecord } from "../../resources/is-record.ts";
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
 * Tells whether a transaction repeats an earlier one, by its token and content.
 *
 * @throws ServiceError when the token was used for another transaction
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

/** Adds a transaction's token to its unit of work, so that both are written together. */
export function keepToken(unit: Unit, { ClientRequestToken: token, TransactItems }: Output): void {
  if (token === undefined) return;
  const used: Used = { hash: contentOf(TransactItems), at: Date.now() };
  unit.put(tokenKey(token), used);
}

/** Hashes a transaction's parts, in any order of properties, without the compiled expressions (`_…`). */
function contentOf(transactItems: Output[]): string {
  const text = JSON.stringify(transactItems, (name, value: unknown) => {
    if (name.startsWith("_")) return undefined;
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return hash("sha256", text);
}

/** Removes the tokens that are no longer valid. */
export async function dropOldTokens({ database }: Pick<Store, "database">): Promise<void> {
  const old: string[] = [];
  for await (const [key, used] of database.entries(allTokens))
    if ((used as Used).at < Date.now() - validMs) old.push(key);
  if (old.length > 0) await database.write(old.map((key) => ({ type: "del", key })));
}
