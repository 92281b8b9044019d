// Tests event source mappings that a program registers: their settings, and the refusals of Lambda. Source of the messages: recorded on
// AWS by LocalStack (tests/aws/services/lambda_, 2025-11-25, those of a function and of no source at all 2025-11-27, an empty list of
// filters 2025-12-18) unless another source is given.
import test from "ava";
import { eventSourcesServe, mappingsOf, otherEventSources } from "../../src/event-sources/mappings.ts";
import { createIam } from "../../src/iam/iam.ts";
import { withoutEffect } from "../../src/resources/effects.ts";
import type { Resource } from "../../src/resources/resource.ts";
import { type Any, functionArn, resource } from "../helpers/gateway-resources.ts";

const tableArn = "arn:aws:dynamodb:eu-central-1:000000000000:table/things-1";
const streamArn = `${tableArn}/stream/2024-01-01T00:00:00.000`;
const trust = JSON.stringify({
  Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
});
const four = ["GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"].map(
  (action) => `dynamodb:${action}`,
);

interface Program {
  actions?: string[];
  on?: string;
  more?: Resource[];
}

/** Returns a table with a stream, a function whose role may read it, and a mapping with these inputs. */
function program(inputs: Any = {}, { actions = four, on = streamArn, more = [] }: Program = {}): Resource[] {
  const statement = { Effect: "Allow", Action: actions, Resource: on };
  return [
    resource("aws:dynamodb/table:Table", "things", {}, { arn: tableArn, streamArn }),
    resource("aws:iam/role:Role", "role", { assumeRolePolicy: trust }, { name: "role" }),
    resource("aws:iam/rolePolicy:RolePolicy", "may", {
      role: "role",
      policy: JSON.stringify({ Statement: statement }),
    }),
    resource(
      "aws:lambda/function:Function",
      "f",
      {},
      {
        ...{ name: "f-1", arn: functionArn("f-1"), role: "arn:aws:iam::000000000000:role/role" },
      },
    ),
    mappingResource("on-change", inputs),
    ...more,
  ];
}

function mappingResource(name: string, inputs: Any): Resource {
  return resource(
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    name,
    { eventSourceArn: streamArn, functionName: "f-1", startingPosition: "LATEST", ...inputs },
    { uuid: `uuid-${name}` },
  );
}

const read = (resources: Resource[]) => mappingsOf(resources, createIam(resources));

test("takes Lambda's defaults for inputs that the program leaves out", (t) => {
  const [mapping] = read(program());
  t.like(mapping, {
    ...{ name: "on-change", streamArn, tableName: "things-1", startingPosition: "LATEST" },
    ...{ functionArn: functionArn("f-1"), functionName: "f-1", enabled: true, filters: [] },
    ...{ batchSize: 100, maximumBatchingWindowInSeconds: 0 },
    ...{ maximumRetryAttempts: -1, maximumRecordAgeInSeconds: -1 },
    ...{ bisectBatchOnFunctionError: false, reportBatchItemFailures: false },
  });
});

test("reads the program's inputs, and finds the function by its ARN too", (t) => {
  const inputs = {
    ...{ functionName: functionArn("f-1"), batchSize: 10_000, maximumBatchingWindowInSeconds: 300 },
    ...{ maximumRetryAttempts: 0, maximumRecordAgeInSeconds: 60, bisectBatchOnFunctionError: true },
    ...{ functionResponseTypes: ["ReportBatchItemFailures"], enabled: false },
    filterCriteria: { filters: [{ pattern: '{"eventName":["INSERT"]}' }] },
  };
  const [mapping] = read(program(inputs));
  t.like(mapping, {
    ...{ functionName: "f-1", batchSize: 10_000, maximumBatchingWindowInSeconds: 300 },
    ...{ maximumRetryAttempts: 0, maximumRecordAgeInSeconds: 60, bisectBatchOnFunctionError: true },
    ...{ reportBatchItemFailures: true, enabled: false },
  });
  t.true(mapping?.filters[0]?.({ eventName: "INSERT" }));
});

test("takes every record where the list of filters is empty", (t) => {
  t.deepEqual(read(program({ filterCriteria: { filters: [] } }))[0]?.filters, []);
});

test("keeps its place for as long as AWS keeps the mapping: not with another starting position", (t) => {
  const key = (inputs: Any) => read(program(inputs))[0]?.key;
  t.is(key({ batchSize: 5 }), key({}));
  t.not(key({ startingPosition: "TRIM_HORIZON" }), key({}));
});

const words = "Lambda refuses the event source mapping on-change:";
const refusals: [inputs: Any, message: string][] = [
  [
    { startingPosition: undefined },
    "InvalidParameterValueException: 1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null. Expected `startingPosition` to be LATEST or TRIM_HORIZON. Set one of the two.",
  ],
  [
    { startingPosition: "invalid" },
    "ValidationException: 1 validation error detected: Value 'invalid' at 'startingPosition' failed to satisfy constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]. Expected `startingPosition` to be LATEST or TRIM_HORIZON. Set one of the two.",
  ],
  [
    { startingPosition: "AT_TIMESTAMP" },
    `InvalidParameterValueException: Unsupported starting position for arn type: ${streamArn}. Expected \`startingPosition\` to be LATEST or TRIM_HORIZON. Set one of the two.`,
  ],
  [
    { eventSourceArn: `${streamArn}1` },
    `InvalidParameterValueException: Stream not found: ${streamArn}1. Expected \`eventSourceArn\` to be the \`streamArn\` of a table that the program registers with \`streamEnabled\`.`,
  ],
  [
    { eventSourceArn: "" },
    'InvalidParameterValueException: Unrecognized event source. Expected `eventSourceArn` to be the `streamArn` of a table with `streamEnabled`, got "". Set `streamEnabled` and `streamViewType` on the table.',
  ],
  [
    { functionName: "f-2" },
    'InvalidParameterValueException: Function does not exist. Expected `functionName` to be a function that the program registers, got "f-2".',
  ],
  [
    { filterCriteria: { filters: [{ pattern: "single-string" }] } },
    "InvalidParameterValueException: Invalid filter pattern definition. Expected each `pattern` of `filterCriteria` to be a filter pattern, got single-string: it is not JSON (Unexpected token 's', \"single-string\" is not valid JSON).",
  ],
  // Source: hashicorp/terraform-provider-aws, pull request 16113, 2021.
  [
    { maximumRecordAgeInSeconds: 59 },
    "InvalidParameterValueException: MaximumRecordAgeInSeconds must be either -1 (forever) or between 60 and 604800 (inclusive). Expected `maximumRecordAgeInSeconds` to be -1 (no limit) or an integer from 60 to 604800, got 59.",
  ],
];
for (const [inputs, message] of refusals)
  test(`refuses ${JSON.stringify(inputs)} of a mapping`, (t) => {
    t.throws(() => read(program(inputs)), { message: `${words} ${message}` });
  });

for (const [property, wrong, expected] of [
  ["batchSize", 0, "an integer from 1 to 10000"],
  ["batchSize", 10_001, "an integer from 1 to 10000"],
  ["maximumBatchingWindowInSeconds", 301, "an integer from 0 to 300"],
  ["maximumRetryAttempts", -2, "-1 (no limit) or an integer from 0 to 10000"],
  ["maximumRecordAgeInSeconds", 604_801, "-1 (no limit) or an integer from 60 to 604800"],
] as const)
  test(`refuses a \`${property}\` of ${wrong}`, (t) => {
    const { message } = t.throws(() => read(program({ [property]: wrong })));
    t.true(message.endsWith(` Expected \`${property}\` to be ${expected}, got ${wrong}.`), message);
  });

test("refuses other response types, more than ten filters, and patterns over 4,096 characters", (t) => {
  const filter = { pattern: '{"eventName":["INSERT"]}' };
  t.throws(() => read(program({ functionResponseTypes: ["All"] })), {
    message: /Expected `functionResponseTypes` to be \["ReportBatchItemFailures"\], got \["All"\]\.$/,
  });
  t.throws(() => read(program({ filterCriteria: { filters: Array(11).fill(filter) } })), {
    message: /Expected `filterCriteria` to have 10 filters at most, got 11\.$/,
  });
  t.throws(() => read(program({ filterCriteria: { filters: [{ pattern: " ".repeat(4097) }] } })), {
    message: /Expected each `pattern` of `filterCriteria` to have 4096 characters at most, got 4097\.$/,
  });
});

test("refuses a second mapping of the same stream and function", (t) => {
  const more = [mappingResource("again", { functionName: functionArn("f-1") })];
  t.throws(() => read(program({}, { more })), {
    message: `Lambda refuses the event source mapping again: ResourceConflictException: The event source arn (" ${streamArn} ") and function (" f-1 ") provided mapping already exists. Expected one mapping for \`eventSourceArn\` and \`functionName\`, and on-change has both already. Remove one of the two.`,
  });
});

for (const action of four)
  test(`refuses a role without ${action}`, (t) => {
    const actions = four.filter((one) => one !== action);
    t.throws(() => read(program({}, { actions })), {
      message: `${words} InvalidParameterValueException: Cannot access stream ${streamArn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM. The role role is not allowed \`${action}\`. Allow that in a policy of the role, on the table's \`streamArn\`.`,
    });
  });

test("a role may be allowed all streams of the table, or everything; the table's ARN is not enough", (t) => {
  t.is(read(program({}, { on: `${tableArn}/stream/*` })).length, 1);
  t.is(read(program({}, { on: "*" })).length, 1);
  t.throws(() => read(program({}, { on: tableArn })), { message: /Cannot access stream/ });
});

test("names sources that are no streams of tables, and inputs without effect", (t) => {
  const queue = { eventSourceArn: "arn:aws:sqs:eu-central-1:000000000000:jobs", startingPosition: undefined };
  const resources = program(
    { destinationConfig: { onFailure: { destinationArn: "arn" } }, tumblingWindowInSeconds: 5 },
    { more: [mappingResource("jobs", queue)] },
  );
  t.is(read(resources).length, 1);
  t.deepEqual(otherEventSources(resources), [
    "the event source mapping jobs (only streams of tables are served)",
  ]);
  const mappings = resources.filter(({ type }) => type.includes("eventSourceMapping"));
  t.deepEqual(withoutEffect(mappings, [eventSourcesServe]), [
    "lambda.EventSourceMapping (destinationConfig, tumblingWindowInSeconds)",
  ]);
});
