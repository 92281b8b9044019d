// Checks that a function's role may read a stream. Lambda reads the stream with that role.
import type { Iam } from "../iam/iam.ts";
import { refused } from "./refused.ts";

/** The function that reads the stream. */
interface Reader {
  name: string;
  /** The role's ARN. */
  role: string;
}

const actions = ["GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"];

/**
 * @param mapping the mapping's name
 * @throws Error when the role lacks one of the four permissions that Lambda needs to read a stream
 */
export function mayRead(iam: Iam, mapping: string, streamArn: string, fn: Reader): void {
  const { accessKeyId } = iam.assumeRole(fn.role, fn.name);
  const missing = actions.filter((action) => {
    // ListStreams concerns no single stream, and no record says which resource AWS checks. Policies in use name one of these three.
    const resources =
      action === "ListStreams" ? [streamArn, streamArn.replace(/[^/]+$/, "*"), "*"] : [streamArn];
    return resources.every((resource) =>
      iam.authorize({ accessKeyId, action: `dynamodb:${action}`, resource }),
    );
  });
  if (missing.length === 0) return;
  throw refused(
    mapping,
    `InvalidParameterValueException: Cannot access stream ${streamArn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.`,
    `The role ${fn.role.replace(/^.*\//, "")} is not allowed ${missing.map((action) => `\`dynamodb:${action}\``).join(", ")}. ` +
      "Allow that in a policy of the role, on the table's `streamArn`.",
  );
}
