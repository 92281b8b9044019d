// The components without the bundler, which takes seconds a program: for tests of everything but the functions' code.
import type { UserApiArgs } from "../../components/user-api.ts";
import "./no-bundler.ts";
import { outputsOf, type PlanOptions, plan } from "./program.ts";

// Imported after the hook is there.
export const { Architecture, Auth, Gateway, UserApi } = await import("../../components/user-api.ts");

/** The plan of one UserApi, named `user-api`, with its outputs. */
export function planOf(args: UserApiArgs = {}, options?: PlanOptions) {
  return plan(() => outputsOf(new UserApi("user-api", args)), options);
}
