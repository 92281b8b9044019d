// Reads the fields with which this function was deployed.

import { variable } from "../http/variable.ts";
import type { Fields } from "./fields.ts";

/** The fields of a user in this deployment. The component checked them, and passes them in the variable FIELDS. */
export const fields: Fields = /* @__PURE__ */ JSON.parse(/* @__PURE__ */ variable("FIELDS"));
