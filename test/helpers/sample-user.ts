// The users that tests of the whole program send. They are made from the examples of its fields, so another field changes no test.
import { fields } from "../../fields.ts";
import { sampleInput } from "../../openapi/sample-user.ts";

export const ada = sampleInput(fields);
export const grace = { ...ada, firstName: "Grace", lastName: "Hopper" };
