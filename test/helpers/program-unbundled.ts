// Loads the components without the bundler, which takes seconds: for tests that do not look at the functions' code.
import type { UserApiArgs } from "../../components/user-api.ts";
import "./no-bundler.ts";
import { outputsOf, type PlanOptions, plan } from "./program.ts";

// The components are imported after `no-bundler.ts` has replaced the bundler.
export const { Architecture, Auth, Gateway, UserApi } = await import("../../components/user-api.ts");

/** Returns the plan of one UserApi, named `user-api`, with its outputs. */
export function planOf(args: UserApiArgs = {}, options?: PlanOptions) {
  return plan(() => outputsOf(new UserApi("user-api", args)), options);
}
