// Lists all policies. The tests check every committed stack with them; Pulumi checks each stack that runs with the pack.
import { endingLogs } from "./ending-logs.ts";
import { namedActions } from "./named-actions.ts";
import { openForAReason } from "./open-for-a-reason.ts";
import { ownResources } from "./own-resources.ts";
import type { Policy } from "./policy.ts";
import { protectedProduction } from "./protected-production.ts";
import { recoverableData } from "./recoverable-data.ts";
import { smallPackages } from "./small-packages.ts";

export const policies: Policy[] = [
  namedActions,
  ownResources,
  endingLogs,
  recoverableData,
  protectedProduction,
  openForAReason,
  smallPackages,
];
