// The fields of the users in the soak of claims.
import type { Fields } from "../../../handlers/user/fields.ts";

export const fields: Fields = {
  firstName: {},
  lastName: {},
  email: { format: "email", maxLength: 254, unique: true },
  plan: { values: ["free", "team"], index: true },
};
