// The components without the bundler, which takes seconds a program: for tests of everything but the functions' code.
import { registerHooks } from "node:module";
import type { UserApiArgs } from "../../components/user-api.ts";
import { outputsOf, type PlanOptions, plan } from "./program.ts";

const stub = new URL("../fixtures/programs/no-bundle.ts", import.meta.url).href;
// What the addresses of a file's modules end in where several files share a process (test/together).
const { search } = new URL(import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const found = nextResolve(specifier, context);
    return found.url.endsWith(`/components/bundle/bundle.ts${search}`) ? { ...found, url: stub } : found;
  },
});

// Imported after the hook is there.
export const { Architecture, Auth, Gateway, UserApi } = await import("../../components/user-api.ts");

/** The plan of one UserApi, named `user-api`, with its outputs. */
export function planOf(args: UserApiArgs = {}, options?: PlanOptions) {
  return plan(() => outputsOf(new UserApi("user-api", args)), options);
}
