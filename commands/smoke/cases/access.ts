// The cases of access: when you pass credentials, requests without them and with wrong ones must be refused.

import type { Conformance } from "../conformance.ts";
import type { Credentials } from "../credentials.ts";
import type { Call } from "../tested-api.ts";
import type { Case } from "./case.ts";
import { withCases } from "./own-routes.ts";

export function accessCases({ operations }: Conformance, { forged }: Credentials): Case[] {
  if (!forged) return [];
  // If they were let in after all, these would change nobody: they say no body, and an id that nobody has.
  const harmless = operations.filter(({ id, method }) => method === "GET" || withCases.includes(id));
  const refused = (as: Call["as"]) => async (api: Parameters<Case["run"]>[0]) => {
    for (const { id } of harmless) await api.call(id, { as, params: nobody }, 401, 403);
  };
  return [
    { title: "a request without credentials is refused", run: refused("nobody") },
    { title: "a request with wrong credentials is refused", run: refused("forger") },
  ];
}

/** The value of every path parameter, whatever its name. */
const nobody = new Proxy({}, { get: () => "smoke-nobody" });
