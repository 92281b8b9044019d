// Loads the components without the bundler, which takes seconds: for tests that do not look at the functions' code.
import { isDeepStrictEqual } from "node:util";
import type { UserApiArgs } from "../../components/user-api.ts";
import { onProcess } from "../../packages/local-cloud/test/helpers/on-process.ts";
import "./no-bundler.ts";
import { outputsOf, type Plan, type PlanOptions, plan } from "./program.ts";

// The components are imported after `no-bundler.ts` has replaced the bundler.
export const { Architecture, Auth, Gateway, UserApi } = await import("../../components/user-api.ts");

type UserPlan = Plan<ReturnType<typeof outputsOf>>;

/** The plans for arguments that JSON can hold, by these. Test files that share a process share them. */
const plans = onProcess("plans", () => new Map<string, UserPlan>());

/** Returns the plan of one UserApi, named `user-api`, with its outputs. The same arguments give the same plan, so a test must not change it. */
export async function planOf(args: UserApiArgs = {}, options: PlanOptions = {}): Promise<UserPlan> {
  const key = JSON.stringify([args, options]);
  const isData = isDeepStrictEqual(JSON.parse(key), [args, options]);
  const known = isData && plans.get(key);
  if (known) return known;
  const made = await plan(() => outputsOf(new UserApi("user-api", args)), options);
  if (!isData) return made;
  for (const list of [made.resources, made.components, made.lookups, made.warnings]) Object.freeze(list);
  plans.set(key, made);
  return made;
}
