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
import { patchCases } from "./patches.ts";
import { refusalCases } from "./refusals.ts";
import { userCases } from "./users.ts";

export function allCases(document: Conformance, credentials: Credentials): Case[] {
  return [
    ...userCases(document),
    ...patchCases(document),
    ...idempotencyCases(document),
    ...pageCases(document),
    ...filterCases(document),
    ...meCases(document),
    ...ownRouteCases(document),
    ...refusalCases(document),
    ...accessCases(document, credentials),
  ];
}
