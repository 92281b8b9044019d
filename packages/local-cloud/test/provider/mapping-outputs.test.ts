// Tests the outputs of event source mappings.
import test from "ava";
import { mappingOutputs } from "../../src/provider/mapping-outputs.ts";

const hash = "0123456789abcdef0123456789abcdef01234567";

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
