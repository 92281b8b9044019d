// The policy `production-is-protected`: neither Pulumi nor AWS deletes the data of a production stack.
import { type Policy, stackOf } from "./policy.ts";

/** Matches the name of a production stack: `prod`, `production`, `eu-prod`, `prod-2`. */
const production = /(^|[-_.])prod(uction)?($|[-_.])/;

export const protectedProduction: Policy = {
  name: "production-is-protected",
  description:
    "In a production stack, Pulumi protects each table, AWS refuses to delete the table and its replicas, and log groups outlive the stack.",
  ofResource(resource) {
    if (!production.test(stackOf(resource))) return [];
    const { type, props, protect } = resource;
    if (type === "aws:cloudwatch/logGroup:LogGroup") return missing({ skipDestroy: props.skipDestroy });
    if (type !== "aws:dynamodb/table:Table") return [];
    const replicas: [string, unknown][] = (props.replicas ?? []).map(
      (replica: Record<string, unknown>, index: number) => [
        `replicas[${index}].deletionProtectionEnabled`,
        replica.deletionProtectionEnabled,
      ],
    );
    const { deletionProtectionEnabled } = props;
    return missing({ protect, deletionProtectionEnabled, ...Object.fromEntries(replicas) });
  },
};

function missing(guards: Record<string, unknown>): string[] {
  return Object.entries(guards)
    .filter(([, value]) => value !== true)
    .map(
      ([guard, value]) =>
        `Expected \`${guard}\` to be true in production, got ${value}. Set protectData to true.`,
    );
}
