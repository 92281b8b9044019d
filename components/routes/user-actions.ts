// The IAM actions for each function of `users`. They are not in handlers/, so that a Pulumi program does not load the AWS SDK.
import type { Action } from "./route.ts";

const onClaims = (...actions: string[]) =>
  actions.map((action): Action => ({ action: `dynamodb:${action}`, on: "claims", when: "unique" }));
const read: Action = { action: "dynamodb:GetItem", on: "users", when: "unique" };
/** The actions for a look-up by a unique field. */
export const lookUp: Action[] = [read, ...onClaims("GetItem")];
const changed = ["dynamodb:UpdateItem", ...onClaims("PutItem", "DeleteItem", "ConditionCheckItem")];

/**
 * The IAM actions that a route needs for each function of `users` in its handler. Actions on the claims table count only when some field is
 * unique.
 *
 * @example
 * actions: [...userActions.get, ...userActions.change]
 */
export const userActions = {
  get: ["dynamodb:GetItem"],
  list: [{ action: "dynamodb:Scan", on: "users" }],
  /** Allows `users.find` by any field. For one index only, use `{ action: "dynamodb:Query", on: "users/index/plan-createdAt" }`. */
  find: [...lookUp, { action: "dynamodb:Query", on: "users/index/*" }],
  create: ["dynamodb:PutItem", read, ...onClaims("PutItem")],
  change: [...changed, "dynamodb:GetItem"],
  replace: changed,
  delete: ["dynamodb:DeleteItem", read, ...onClaims("DeleteItem", "ConditionCheckItem")],
} satisfies Record<string, (string | Action)[]>;
