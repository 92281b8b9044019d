// Adds the path `/v1/users/me` to the operations on one user, for `self`.
import { ownPath } from "../../handlers/user/own-id.ts";
import type { RouteDescription } from "./description.ts";
import type { RouteArgs, Row } from "./route.ts";

const summaries: Record<string, string> = {
  createUser: "Create your own user",
  getUser: "Get your own user",
  updateUser: "Change your own user",
  patchUser: "Change some fields of your own user",
  deleteUser: "Delete your own user",
};

/** Returns the operations. Those on one user also serve the caller's own record. */
export function withOwnPaths<Rows extends RouteArgs[]>(rows: Rows): (Rows[number] & Row)[] {
  return rows.map((row) => {
    const summary = summaries[row.operation];
    if (summary === undefined || !row.describe) return row;
    const operation = row.operation.replace(/User$/, "OwnUser");
    const slug = row.operation.replace(/User$/, "-own-user");
    return { ...row, own: { path: ownPath, operation, slug, describe: described(summary, row.describe) } };
  });
}

const taken = { description: "You already have your own user, or another user has a value that is unique." };

function described(summary: string, { answers = {}, ...describe }: RouteDescription): RouteDescription {
  const whose = "The id of the user is made from the token's `iss` and `sub`.";
  const more: RouteDescription["answers"] = 201 in answers ? { 409: taken } : {};
  return {
    ...describe,
    summary,
    description: [whose, describe.description].filter(Boolean).join(" "),
    answers: {
      ...answers,
      ...more,
      403: { description: "The token lacks a scope, `iss` or `sub`, or the firewall refuses the request." },
    },
  };
}
