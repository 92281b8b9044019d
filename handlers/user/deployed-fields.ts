// The fields that this function was deployed with.

import { variable } from "../http/variable.ts";
import type { Fields } from "./fields.ts";

/** As the component checked them. */
export const fields: Fields = /* @__PURE__ */ JSON.parse(/* @__PURE__ */ variable("FIELDS"));
