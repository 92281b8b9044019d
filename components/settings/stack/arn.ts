// The rule for an ARN, and the patterns of its parts.
import { type TypedRule, text } from "../../tools/rules.ts";

/** The form of a region: `eu-central-1`, `us-gov-west-1`, `eusc-de-east-1`. */
export const region = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

const parts = "arn:aws(-[a-z]+)*:SERVICE:[a-z]{2,4}(-[a-z]+)+-\\d:\\d{12}:RESOURCE";

/**
 * Returns the rule for an ARN with a partition (`aws`, `aws-cn`, …), a region and an account.
 *
 * @param what completes "the ARN of …"
 * @param resource a pattern for what follows the account
 */
export function arn(what: string, service: string, resource: string, example: string): TypedRule<string> {
  const pattern = parts.replace("SERVICE", service).replace("RESOURCE", () => resource);
  return text(
    `the ARN of ${what}, such as arn:aws:${service}:eu-central-1:123456789012:${example}`,
    new RegExp(`^${pattern}$`),
  );
}

/** Returns the partition and the region of an ARN. */
export function placeOf(arnOfResource: string): { partition: string; region: string } {
  const [, partition = "", , of = ""] = arnOfResource.split(":");
  return { partition, region: of };
}
