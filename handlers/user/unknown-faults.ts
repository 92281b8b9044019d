// Finds properties of a body that are no fields of a user.

import type { Fault } from "../http/http-error.ts";
import type { Fields } from "./fields.ts";

/** Properties of every user that no client sets. They are accepted in a body, as a client may send back a user that it read. */
const shown = ["id", "createdAt", "updatedAt"];

/** The number of properties that an answer names: 0 when they are ignored, and at most 100, so that the answer stays small. */
const most = /* @__PURE__ */ limit();

/** Returns a fault for each unknown property, at most for the first 100. With `unknown: "ignore"` it returns none. */
export function unknownFaults(fields: Fields, json: object): Fault[] {
  const names = Object.keys(fields);
  return Object.keys(json)
    .filter((name) => !names.includes(name) && !shown.includes(name))
    .slice(0, most)
    .map((name) => ({
      pointer: `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      detail: `Expected one of ${names.join(", ")}, got something else.`,
    }));
}

function limit(): number {
  return process.env.UNKNOWN_PROPERTIES ? 100 : 0;
}
