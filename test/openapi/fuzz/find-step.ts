// Lists users by a field: the one with a unique value, or all with a value of an indexed field, in order.
import { claimOn, isUnique } from "../../../handlers/user/claims.ts";
import type { FieldValue } from "../../../handlers/user/fields.ts";
import type { WireAnswer } from "../raw-http.ts";
import { call, expect, expectStatus, header, type Target } from "./answers.ts";
import { type KnownUser, shown } from "./model.ts";
import type { Plan } from "./plan.ts";
import { findable } from "./wanted-inputs.ts";

export async function find(
  target: Target,
  { field: index, input, limit, isNewestFirst }: Extract<Plan, { kind: "find" }>,
): Promise<void> {
  const names = findable(target.fields);
  const name = names[index % names.length] as string;
  const asked = input[name];
  const field = target.fields[name];
  // The input may not have an optional field.
  if (asked === undefined || field === undefined) return;
  const value = typeof asked === "string" ? asked.trim() : Number(asked) + 0;
  const schema = ["components", "schemas", "UserInput", "properties", name];
  const isStated = target.conformance.schemaFaults(schema, value).length === 0;
  const users = [...target.model.users.values()];
  const first = `?${name}=${encodeURIComponent(asked)}&limit=${limit}`;
  if (!isStated) {
    const request = { method: "GET", target: `/v1/users${first}`, headers: [] };
    return expectStatus(await call(target, "listUsers", request), 400);
  }
  if (isUnique(field)) {
    const has = ({ input }: KnownUser) => {
      const own = input[name];
      return own !== undefined && claimOn(name, field, own) === claimOn(name, field, value);
    };
    return expect("the users found", await found(target, first, limit), shownOf(target, users.filter(has)));
  }
  const by = field.type !== "boolean" && typeof field.index === "object" ? field.index.sort : "createdAt";
  const time = (user: Record<string, unknown>) => String(user[by ?? "createdAt"]);
  const sort = isNewestFirst ? `-${by}` : by;
  const list = await found(target, `${first}&sort=${sort}`, limit);
  const times = list.map(time);
  expect("the order", times, isNewestFirst ? times.toSorted().reverse() : times.toSorted());
  const byId = (some: Shown[]) => some.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const have = users.filter(({ input }) => input[name] === value);
  expect("the users of all pages", byId(list), byId(shownOf(target, have)));
}

type Shown = { id: string } & Record<string, FieldValue>;

function shownOf({ fields }: Target, users: KnownUser[]): Shown[] {
  return users.map((user) => shown(fields, user) as Shown);
}

/** Reads the users on all pages. Each page must be full but for the last. */
async function found(target: Target, first: string, limit: number): Promise<Shown[]> {
  const seen: Shown[] = [];
  for (let query: string | undefined = first; query !== undefined; ) {
    const request = { method: "GET", target: `/v1/users${query}`, headers: [] };
    const answer: WireAnswer = await call(target, "listUsers", request);
    expectStatus(answer, 200);
    const { users, cursor } = JSON.parse(answer.body.toString());
    query = /^<(.*)>; rel="next"$/.exec(header(answer, "link") ?? "")?.[1];
    expect("whether there is a Link", query !== undefined, cursor !== undefined);
    if (users.length > limit || (query !== undefined && users.length < limit))
      throw new Error(`expected a page of ${limit} users, got ${users.length}`);
    seen.push(...users);
  }
  return seen;
}
