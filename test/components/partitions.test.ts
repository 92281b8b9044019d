// Tests the differences between the partitions of AWS: China, GovCloud and the European Sovereign Cloud.
import test from "ava";
import { planOf } from "../helpers/program-unbundled.ts";
import { namesOf } from "../helpers/routes.ts";

const partitions = [
  {
    partition: "aws",
    region: "eu-central-1",
    dnsSuffix: "amazonaws.com",
    services: ["dynamodb.*.amazonaws.com"],
    console: "console.aws.amazon.com",
  },
  {
    partition: "aws-cn",
    region: "cn-north-1",
    dnsSuffix: "amazonaws.com.cn",
    services: ["dynamodb.*.amazonaws.com", "dynamodb.*.amazonaws.com.cn"],
    console: "console.amazonaws.cn",
  },
  {
    partition: "aws-us-gov",
    region: "us-gov-west-1",
    dnsSuffix: "amazonaws.com",
    services: ["dynamodb.*.amazonaws.com"],
    console: "console.amazonaws-us-gov.com",
  },
  {
    partition: "aws-eusc",
    region: "eusc-de-east-1",
    dnsSuffix: "amazonaws.eu",
    services: ["dynamodb.*.amazonaws.com", "dynamodb.*.amazonaws.eu"],
    console: "console.amazonaws-eusc.eu",
  },
];

for (const { partition, region, dnsSuffix, services, console } of partitions) {
  const lookUp = (token: string) => {
    if (token === "aws:index/getPartition:getPartition") return { id: partition, partition, dnsSuffix };
    return token === "aws:index/getRegion:getRegion" ? { id: region, region } : undefined;
  };

  test.serial(
    `${partition}: the roles may use the key through DynamoDB, by either of its names`,
    async (t) => {
      const kmsKeyArn = `arn:${partition}:kms:${region}:123456789012:key/1234abcd`;
      const { find } = await planOf({ kmsKeyArn }, { lookUp });
      for (const name of namesOf()) {
        const { Statement } = JSON.parse(find("iam.RolePolicy", name).inputs.policy);
        t.deepEqual(Statement.at(-1).Resource, kmsKeyArn);
        t.deepEqual(Statement.at(-1).Condition, { StringLike: { "kms:ViaService": services } });
      }
    },
  );

  test.serial(`${partition}: the dashboard's address is in the partition's console`, async (t) => {
    const { outputs } = await planOf({ dashboard: true }, { lookUp });
    t.is(
      outputs.dashboardUrl,
      `https://${region}.${console}/cloudwatch/home?region=${region}#dashboards/dashboard/user-api-dev-401cec33`,
    );
  });
}
