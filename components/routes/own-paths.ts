// The paths of callers' own records, with `self`: operations on one user serve them too.
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

/** The rows, those of one user with the path of the caller's own. */
export function withOwnPaths<Rows extends RouteArgs[]>(rows: Rows): (Rows[number] & Row)[] {
  return rows.map((row) => {
    const summary = summaries[row.operation];
    if (summary === undefined || !row.describe) return row;
    const operation = row.operation.replace(/User$/, "OwnUser");
    const slug = row.operation.replace(/User$/, "-own-user");
    return { ...row, own: { path: ownPath, operation, slug, describe: described(summary, row.describe) } };
  });
}

const taken = {
  description: "You have a user of your own already, or another user has a value that is unique.",
};

function described(summary: string, { answers = {}, ...describe }: RouteDescription): RouteDescription {
  const whose = "The user is the one whose id is made of the token's `iss` and `sub`.";
  const more: RouteDescription["answers"] = 201 in answers ? { 409: taken } : {};
  return {
    ...describe,
    summary,
    description: [whose, describe.description].filter(Boolean).join(" "),
    answers: {
      ...answers,
      ...more,
      403: { description: "The token lacks a scope, or has no `iss` or no `sub`. Or the firewall objects." },
    },
  };
}
