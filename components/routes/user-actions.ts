// What a role needs for each function of `users` (`@user-api/pulumi/handlers`). It stands here, where nothing loads the AWS SDK.
import type { Action } from "./route.ts";

const onClaims = (...actions: string[]) =>
  actions.map((action): Action => ({ action: `dynamodb:${action}`, on: "claims", when: "unique" }));
const read: Action = { action: "dynamodb:GetItem", on: "users", when: "unique" };
/** For a look-up by a unique field. */
export const lookUp: Action[] = [read, ...onClaims("GetItem")];
const changed = ["dynamodb:UpdateItem", ...onClaims("PutItem", "DeleteItem", "ConditionCheckItem")];

/**
 * The actions of a route whose handler uses `users`, with those on the claims where a field is unique.
 *
 * @example
 * actions: [...userActions.get, ...userActions.change]
 */
export const userActions = {
  get: ["dynamodb:GetItem"],
  list: [{ action: "dynamodb:Scan", on: "users" }],
  /** By any unique or indexed field. A query of one index alone: `{ action: "dynamodb:Query", on: "users/index/plan-createdAt" }`. */
  find: [...lookUp, { action: "dynamodb:Query", on: "users/index/*" }],
  create: ["dynamodb:PutItem", read, ...onClaims("PutItem")],
  change: [...changed, "dynamodb:GetItem"],
  replace: changed,
  delete: ["dynamodb:DeleteItem", read, ...onClaims("DeleteItem", "ConditionCheckItem")],
} satisfies Record<string, (string | Action)[]>;
