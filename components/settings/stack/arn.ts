// The rule for an ARN, and the forms of its parts.
import { type TypedRule, text } from "../../tools/rules.ts";

/** `eu-central-1`, `us-gov-west-1`, `eusc-de-east-1`. */
export const region = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

const parts = "arn:aws(-[a-z]+)*:SERVICE:[a-z]{2,4}(-[a-z]+)+-\\d:\\d{12}:RESOURCE";

/**
 * An ARN with a partition (`aws`, `aws-cn`, …), a region and an account, all of the form that AWS's have.
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

/** @returns the partition and the region of an ARN */
export function placeOf(arnOfResource: string): { partition: string; region: string } {
  const [, partition = "", , of = ""] = arnOfResource.split(":");
  return { partition, region: of };
}
