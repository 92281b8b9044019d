// Lists every case that a document has, in the order of the report.

import type { Conformance } from "../conformance.ts";
import type { Credentials } from "../credentials.ts";
import { accessCases } from "./access.ts";
import type { Case } from "./case.ts";
import { filterCases } from "./filters.ts";
import { idempotencyCases } from "./idempotency.ts";
import { meCases } from "./me.ts";
import { ownRouteCases } from "./own-routes.ts";
import { pageCases } from "./pages.ts";
import { patched } from "./patches.ts";
import { refusalCases } from "./refusals.ts";
import { userCases } from "./users.ts";

export function allCases(document: Conformance, credentials: Credentials): Case[] {
  const cases: Case[] = [
    ...userCases(document),
    patched,
    ...idempotencyCases,
    ...pageCases,
    ...filterCases(document),
    ...meCases(document),
    ...ownRouteCases(document),
    ...refusalCases(document),
    ...accessCases(document, credentials),
  ];
  return cases.filter(({ needs = [] }) => has(document, needs));
}

/** Returns true for a document with all of these operations. With `createUser` it needs `deleteUser` too, as the test deletes its users. */
function has({ operations }: Conformance, ids: string[]): boolean {
  const needed = ids.includes("createUser") ? [...ids, "deleteUser"] : ids;
  return needed.every((wanted) => operations.some(({ id }) => id === wanted));
}
