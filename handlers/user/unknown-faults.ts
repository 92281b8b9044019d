// The properties of a body that no user has.

import type { Fault } from "../http/http-error.ts";
import type { Fields } from "./fields.ts";

/** What a user has besides its fields: no client sets it, and one that sends back what it read has it. */
const shown = ["id", "createdAt", "updatedAt"];

/** How many an answer names: none where they are ignored, and not so many that it gets large. */
const most = /* @__PURE__ */ limit();

/** Where they are refused, a fault for each property that is neither a field nor shown with every user; of very many, for the first. */
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
