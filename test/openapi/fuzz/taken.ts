// Keeps the unique values: who has each, the refusal that another user must get, and the expected items of the claims table.
import type { Json } from "../../../commands/smoke/conformance.ts";
import { claimsOn, uniqueFields } from "../../../handlers/user/claims.ts";
import type { Fields, FieldValue } from "../../../handlers/user/fields.ts";
import type { WireAnswer } from "../raw-http.ts";
import { expect, expectStatus, type Target } from "./answers.ts";
import type { Model } from "./model.ts";

/** Returns the fields of an input or a patch whose values another user has, in the order of the fields. */
export function takenIn(
  { fields, model }: Target,
  values: Record<string, FieldValue | null>,
  id?: string,
): string[] {
  const given = Object.entries(values).filter((entry): entry is [string, FieldValue] => entry[1] !== null);
  const owners = ownersOf(model, fields);
  const wanted = claimsOn(uniqueFields(fields), Object.fromEntries(given));
  return [...wanted].flatMap(([name, claim]) =>
    owners.has(claim) && owners.get(claim) !== id ? [name] : [],
  );
}

/** Throws unless the answer refuses exactly these fields. */
export function expectTaken(answer: WireAnswer, names: string[]): void {
  expectStatus(answer, 409);
  const { errors } = JSON.parse(answer.body.toString());
  expect(
    "the fields in `errors`",
    errors.map(({ pointer }: Json) => pointer),
    names.map((name) => `/${name}`),
  );
}

/** Returns the differences between the claims table and the users. */
export function claimFaults(model: Model, fields: Fields, items: Json[]): string[] {
  const owners = ownersOf(model, fields);
  const found = new Map(items.map(({ claim, userId }) => [claim.S, userId.S]));
  const all = [...new Set([...owners.keys(), ...found.keys()])];
  return all.flatMap((claim) => {
    const [owner, holder] = [owners.get(claim), found.get(claim)];
    return owner === holder ? [] : [`expected ${claim} to be of ${owner}, got ${holder}`];
  });
}

/** Returns the ids of the users by their claims. */
function ownersOf({ users }: Model, fields: Fields): Map<string, string> {
  const unique = uniqueFields(fields);
  return new Map(
    [...users.values()].flatMap(({ id, input }) =>
      [...claimsOn(unique, input).values()].map((claim) => [claim, id]),
    ),
  );
}
