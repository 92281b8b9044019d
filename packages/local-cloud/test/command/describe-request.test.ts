// Tests the line that the local run prints for a request.
import test from "ava";
import { describeLeft, describeRequest } from "../../src/command/describe-request.ts";

test("a request's line has below it what the function logged, a text of several lines on as many", (t) => {
  const line = { method: "GET", path: "/v1/users", status: 500, durationMs: 12.4, functionName: "list-1" };
  t.is(
    describeRequest({ ...line, log: "T\tID\tINFO\ttwo\rlines\nraw", report: "REPORT" }, false),
    "GET    /v1/users 500 12 ms list-1\n    T\tID\tINFO\ttwo\n    lines\n    raw",
  );
  t.is(
    describeLeft("list-1", { text: "a\rb", crashed: false }),
    "list-1 printed outside of requests:\n    a\n    b",
  );
});
