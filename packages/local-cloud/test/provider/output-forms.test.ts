// Tests the forms of outputs, and plain texts when no form is known.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "ava";
import { outputForms } from "../../src/provider/output-forms.ts";
import { createProvider } from "../../src/provider/provider.ts";
import { run } from "../helpers/program.ts";

const options = { project: "p", stack: "dev", cwd: "/", origin: "http://127.0.0.1:3000", archives: "/" };

async function outputsOf(type: string, name: string, inputs: object = {}, region = "eu-west-1") {
  return (await createProvider(options).create({ type, name }, inputs, region)).outputs;
}

test("knows only outputs that the classes of @pulumi/aws declare", (t) => {
  const { resolve } = createRequire(import.meta.url);
  const types = Object.keys(outputForms).filter((type) => type.startsWith("aws:"));
  t.true(types.length > 50);
  for (const type of types) {
    const [, file = ""] = /^aws:(\w+\/\w+):/.exec(type) ?? [];
    const declaration = readFileSync(resolve(`@pulumi/aws/${file}.d.ts`), "utf8");
    for (const output of Object.keys(outputForms[type] ?? {}))
      t.true(
        output === "id" || declaration.includes(`readonly ${output}: pulumi.Output<`),
        `${type} ${output}`,
      );
  }
});

test("a bucket has the names and hosts that S3 gives it", async (t) => {
  const outputs = await outputsOf("aws:s3/bucket:Bucket", "files", { bucket: "acme-files" });
  t.deepEqual(outputs, {
    id: "acme-files",
    bucket: "acme-files",
    arn: "arn:aws:s3:::acme-files",
    region: "eu-west-1",
    bucketRegion: "eu-west-1",
    bucketDomainName: "acme-files.s3.amazonaws.com",
    bucketRegionalDomainName: "acme-files.s3.eu-west-1.amazonaws.com",
    websiteEndpoint: "acme-files.s3-website-eu-west-1.amazonaws.com",
    websiteDomain: "s3-website-eu-west-1.amazonaws.com",
  });
  const automatic = await outputsOf("aws:s3/bucketV2:BucketV2", "files", {}, "eu-central-1");
  t.regex(automatic.bucket, /^files-[\da-f]{7}$/);
  t.is(automatic.websiteEndpoint, `${automatic.bucket}.s3-website.eu-central-1.amazonaws.com`);
});

for (const [type, inputs, output, form] of [
  [
    "aws:sqs/queue:Queue",
    {},
    "url",
    /^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/000000000000\/one-[\da-f]{7}$/,
  ],
  [
    "aws:sqs/queue:Queue",
    { fifoQueue: true },
    "arn",
    /^arn:aws:sqs:eu-west-1:000000000000:one-[\da-f]{7}\.fifo$/,
  ],
  [
    "aws:sns/topic:Topic",
    { fifoTopic: true },
    "arn",
    /^arn:aws:sns:eu-west-1:000000000000:one-[\da-f]{7}\.fifo$/,
  ],
  [
    "aws:cloudwatch/eventRule:EventRule",
    {},
    "arn",
    /^arn:aws:events:eu-west-1:000000000000:rule\/one-[\da-f]{7}$/,
  ],
  [
    "aws:sfn/stateMachine:StateMachine",
    { name: "s" },
    "id",
    /^arn:aws:states:eu-west-1:000000000000:stateMachine:s$/,
  ],
  [
    "aws:kms/key:Key",
    {},
    "arn",
    /^arn:aws:kms:eu-west-1:000000000000:key\/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  ],
  [
    "aws:secretsmanager/secret:Secret",
    { name: "s" },
    "id",
    /^arn:aws:secretsmanager:eu-west-1:000000000000:secret:s-[\da-z]{6}$/,
  ],
  [
    "aws:ssm/parameter:Parameter",
    { name: "/a/b" },
    "arn",
    /^arn:aws:ssm:eu-west-1:000000000000:parameter\/a\/b$/,
  ],
  ["aws:cloudfront/distribution:Distribution", {}, "domainName", /^d[\da-z]{20,26}\.cloudfront\.net$/],
  ["aws:ec2/vpc:Vpc", {}, "id", /^vpc-[\da-f]{17}$/],
  ["aws:s3/bucketObject:BucketObject", { bucket: "b", key: "a/x" }, "arn", /^arn:aws:s3:::b\/a\/x$/],
  ["random:index/randomPassword:RandomPassword", {}, "result", /^[\da-z]{26}$/],
] as const) {
  test(`${output} of ${type} with ${JSON.stringify(inputs)} has its provider's form`, async (t) => {
    const outputs = await outputsOf(type, "one", inputs);
    t.regex(outputs[output], form);
    t.deepEqual(await outputsOf(type, "one", inputs), outputs);
    t.not((await outputsOf(type, "two", {}))[output], outputs[output]);
  });
}

test("an output without a known form is a text that names it, and each reader is told", async (t) => {
  const { outputs, log, find } = await run(t, "unknown-outputs");
  t.deepEqual(outputs, {
    endpoint: "endpoint.main.rds.invalid",
    host: "configurationendpoint.main.elasticache.invalid",
    key: "arn:aws:elasticache:eu-west-1:000000000000:arn.main.elasticache.invalid",
  });
  t.is(find("reader").inputs.value, "redis://endpoint.main.rds.invalid");
  const form = "whose form the local run does not know: it is";
  const reads = [
    `warning: \`outputs.endpoint\` reads \`endpoint\` of rds.Cluster main, ${form} endpoint.main.rds.invalid here.`,
    `warning: \`outputs.key\` reads \`arn\` of elasticache.Cluster main, ${form} ${outputs.key} here.`,
    `  aws:ssm:Parameter (reader):\n    warning: \`value\` reads \`endpoint\` of rds.Cluster main, ${form} endpoint.main.rds.invalid here.`,
  ];
  t.deepEqual(log.toSorted(), reads.toSorted());
});
