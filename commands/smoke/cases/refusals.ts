// The cases of requests that the API must refuse with problem details.

import { jsonOf } from "../answer.ts";
import type { Conformance } from "../conformance.ts";
import type { Case } from "./case.ts";

export function refusalCases(document: Conformance): Case[] {
  return [faultyBodies(document), unreadableBodies, parameters, unknownRoute];
}

function faultyBodies({ document }: Conformance): Case {
  const { required = [] } = document.components.schemas.UserInput;
  return {
    title: "a refusal names every field that is missing or has the wrong type",
    needs: ["createUser"],
    async run(api) {
      const refused = async (body: object, names: string[]) => {
        const { errors } = jsonOf(await api.call("createUser", { body }, 400));
        const pointers = errors?.map(({ pointer }: { pointer: string }) => pointer).sort();
        api.same("the refused fields", names.map((name) => `/${name}`).sort(), pointers);
      };
      if (required.length > 0) await refused({}, required);
      // No field takes a list.
      await refused(Object.fromEntries(api.inputs.names.map((name) => [name, []])), api.inputs.names);
    },
  };
}

const unreadableBodies: Case = {
  title:
    "a body that is not JSON, not an object or too large is refused, and so is an invalid `Idempotency-Key`",
  needs: ["createUser"],
  async run(api) {
    await api.call("createUser", { body: "{" }, 400);
    await api.call("createUser", { body: "[]" }, 400);
    await api.call("createUser", { body: { ...api.inputs.next(), filler: "x".repeat(17_000) } }, 413);
    await api.call("createUser", { body: api.inputs.next(), headers: { "idempotency-key": "a,b" } }, 400);
  },
};

const parameters: Case = {
  title: "a list refuses an invalid `limit`, a repeated `limit` and an empty `lastKey`",
  needs: ["listUsers"],
  async run(api) {
    for (const query of ["?limit=0", "?limit=101", "?limit=x", "?limit=1&limit=1", "?lastKey="]) {
      await api.call("listUsers", { query }, 400);
    }
  },
};

const unknownRoute: Case = {
  title: "a path that the API does not have is refused by the gateway",
  async run(api) {
    const answer = await api.request("GET", "/v1/no-such-path", {}, 403, 404);
    const faults = api.parts.document.answerFaults(undefined, answer);
    api.holds(faults.length === 0, "GET /v1/no-such-path", "an answer of the document", faults.join("; "));
  },
};
