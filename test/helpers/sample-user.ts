// The users that tests of the whole program send: the examples of its fields, so that a further field is theirs too.
import { fields } from "../../fields.ts";
import { sampleInput } from "../../openapi/sample-user.ts";

export const ada = sampleInput(fields);
export const grace = { ...ada, firstName: "Grace", lastName: "Hopper" };
