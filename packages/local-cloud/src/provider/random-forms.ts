// Templates for the outputs of @pulumi/random, which many programs for AWS use.
import type { Form } from "./fill-form.ts";

/** The templates by type token. */
export const randomForms: Record<string, Form> = {
  "random:index/randomId:RandomId": {
    id: "{hex}",
    hex: "{hex}",
    dec: "{digits}",
    b64Url: "{id}",
    b64Std: "{id}",
  },
  "random:index/randomPassword:RandomPassword": { id: "none", result: "{id}" },
  "random:index/randomPet:RandomPet": { id: "local-{short}" },
  "random:index/randomString:RandomString": { id: "{short}", result: "{short}" },
  "random:index/randomUuid:RandomUuid": { id: "{uuid}", result: "{uuid}" },
};
