// The policy pack for Pulumi: `pulumi preview --policy-pack policy`.
import { type Policies, PolicyPack, type PolicyResource, type ResourceValidationArgs } from "@pulumi/policy";
import { policies } from "./policies.ts";
import type { Resource } from "./policy.ts";

const resourceOf = (
  { urn, type, props, opts }: ResourceValidationArgs | PolicyResource,
  parent = opts.parent,
): Resource => ({
  ...{ urn, type, parent, props },
  protect: opts.protect,
});

const given = policies.map(({ name, description, ofResource, ofStack }): Policies[number] => ({
  ...{ name, description, enforcementLevel: "mandatory" },
  ...(ofResource && {
    async validateResource(args, report) {
      for (const message of await ofResource(resourceOf(args))) report(message);
    },
  }),
  ...(ofStack && {
    validateStack({ resources }, report) {
      const faults = ofStack(resources.map((one) => resourceOf(one, one.parent?.urn)));
      for (const { urn, message } of faults) report(message, urn);
    },
  }),
}));

new PolicyPack("user-api", { policies: given });
