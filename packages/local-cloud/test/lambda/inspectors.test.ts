// Tests functions that a debugger has stopped.
import test from "ava";
import { createInspectors } from "../../src/lambda/inspectors.ts";
import { attach } from "../helpers/debugger.ts";
import { lambdaOf } from "../helpers/local.ts";

test.serial(
  "a debugger holds an event for longer than the function's timeout, in its one environment",
  async (t) => {
    const code = `exports.handler = async (event, context) => {
    if (event.stop) debugger;
    return { pid: process.pid, left: context.getRemainingTimeInMillis() > 60_000 };
  };`;
    const inspectors = createInspectors("f");
    t.teardown(inspectors.close);
    const debug = { sourceMaps: false, inspectors };
    const { invoke, arn, isInspected } = await lambdaOf(t, code, { timeout: 1 }, { debug });
    t.true(isInspected?.(arn));
    t.like(await invoke(arn, {}), { payload: { left: true }, log: "" });
    const [inspector] = inspectors.all;
    await inspector?.listening;
    const { send, event } = await attach(t, inspector?.address ?? "");
    await send("Debugger.enable");
    const [held, waiting] = [invoke(arn, { stop: true }), invoke(arn, {})];
    await event("Debugger.paused");
    const first = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 1500, "held"))]);
    t.is(first, "held");
    await send("Debugger.resume");
    const [one, other] = await Promise.all([held, waiting]);
    t.is(one.error, undefined);
    t.deepEqual(one.payload, other.payload);
    // Node's own message about its inspector is not a part of the function's output.
    t.is(one.log, "");
  },
);

test("a function is chosen by its own name, its resource's name, or the end of that; without a name all are debugged", (t) => {
  const fn = (name: string) =>
    ({ name: `api-${name}`, outputs: { arn: name, name: `api-${name}-1234567` } }) as never;
  const debugged = (wanted: string) => {
    const inspectors = createInspectors(wanted);
    t.teardown(inspectors.close);
    return ["get-user", "user", "users"].filter((name) => inspectors.of(fn(name)));
  };
  t.deepEqual(debugged("api-users-1234567"), ["users"]);
  t.deepEqual(debugged("api-get-user"), ["get-user"]);
  t.deepEqual(debugged("users"), ["users"]);
  t.deepEqual(debugged("user"), ["get-user", "user"]);
  t.deepEqual(debugged(""), ["get-user", "user", "users"]);
  t.deepEqual(debugged("none"), []);
});
