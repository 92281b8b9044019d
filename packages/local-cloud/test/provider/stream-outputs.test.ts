// The outputs of tables with streams, and of mappings that read them.
import test from "ava";
import { mappingOutputs, streamOutputs } from "../../src/provider/stream-outputs.ts";

const arn = "arn:aws:dynamodb:eu-west-1:000000000000:table/things";
const hash = "0123456789abcdef0123456789abcdef01234567";

test("a stream's ARN ends in a time, the same in each run, and another for another view", (t) => {
  const outputs = (streamViewType: string) =>
    streamOutputs({ streamEnabled: true, streamViewType }, hash, arn);
  const { streamArn, streamLabel } = outputs("KEYS_ONLY");
  t.regex(streamLabel, /^2024-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
  t.is(streamArn, `${arn}/stream/${streamLabel}`);
  t.deepEqual(outputs("KEYS_ONLY"), { streamArn, streamLabel });
  const views = ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"];
  t.is(new Set(views.map((view) => outputs(view).streamArn)).size, 4);
});

test("a table without a stream has no ARN of one", (t) => {
  t.deepEqual(streamOutputs({ streamEnabled: false }, hash, arn), { streamArn: "", streamLabel: "" });
});

test("a mapping has a UUID and the function's ARN, from its name too", (t) => {
  const lambdaArn = (rest: string) => `arn:aws:lambda:eu-west-1:000000000000:${rest}`;
  const outputs = mappingOutputs({ functionName: "f" }, hash, lambdaArn);
  t.is(outputs.uuid, "01234567-89ab-cdef-0123-456789abcdef");
  t.is(outputs.arn, lambdaArn(`event-source-mapping:${outputs.uuid}`));
  t.is(outputs.functionArn, lambdaArn("function:f"));
  t.is(
    mappingOutputs({ functionName: lambdaArn("function:g") }, hash, lambdaArn).functionArn,
    lambdaArn("function:g"),
  );
});
