// The policy `data-is-recoverable-and-encrypted`: tables have point-in-time recovery, and a KMS key only if one is named.
import type { Policy } from "./policy.ts";

export const recoverableData: Policy = {
  name: "data-is-recoverable-and-encrypted",
  description:
    "Every table and replica has point-in-time recovery. DynamoDB's own key encrypts it, or a KMS key that is named.",
  ofResource({ type, props }) {
    if (type !== "aws:dynamodb/table:Table") return [];
    const { pointInTimeRecovery, replicas = [], serverSideEncryption } = props;
    const places = [
      { place: "pointInTimeRecovery.enabled", value: pointInTimeRecovery?.enabled },
      ...replicas.map((replica: Record<string, unknown>, index: number) => ({
        place: `replicas[${index}].pointInTimeRecovery`,
        value: replica.pointInTimeRecovery,
      })),
    ];
    return [
      ...places
        .filter(({ value }) => value !== true)
        .map(
          ({ place, value }) =>
            `Expected \`${place}\` to be true, got ${value}. Leave pointInTimeRecovery as it is.`,
        ),
      // Without `kmsKeyArn`, DynamoDB uses the AWS managed key of the account, which costs money per request.
      ...(serverSideEncryption?.enabled && !serverSideEncryption.kmsKeyArn
        ? [
            "Expected `serverSideEncryption.kmsKeyArn` beside `enabled`, got none. Set kmsKeyArn, or leave both out.",
          ]
        : []),
    ];
  },
};
