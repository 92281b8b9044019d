// What a user has besides its id and two times. After a change: `npm run openapi`.
import type { Fields } from "./components/user-api.ts";

export const fields = {
  firstName: { example: "Ada", whenAbsent: "" },
  lastName: { example: "Lovelace", whenAbsent: "" },
} satisfies Fields;
