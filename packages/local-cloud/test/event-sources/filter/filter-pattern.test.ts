// Tests filter patterns: the records that match, and texts that are not patterns. Sources of AWS's answers: recorded on AWS by LocalStack
// (tests/aws/services/events/test_events_patterns.py with its templates, 2025-10-15, and
// tests/aws/services/lambda_/event_source_mapping/test_lambda_integration_dynamodbstreams.py, 2025-11-25) or stands in the
// README of aws/event-ruler.
import test from "ava";
import { filterPattern } from "../../../src/event-sources/filter/filter-pattern.ts";

const matches = (pattern: unknown, event: unknown) => filterPattern(JSON.stringify(pattern))(event);

/** Returns a record with this new image. */
const record = (NewImage: unknown) => ({
  eventName: "INSERT",
  dynamodb: { ApproximateCreationDateTime: 1_700_000_000, NewImage },
});
const image = (NewImage: unknown) => ({ dynamodb: { NewImage } });

test("all keys of a pattern have to match, and one of the alternatives of each", (t) => {
  const pattern = { eventName: ["INSERT", "MODIFY"], ...image({ kind: { S: ["a", "b"] } }) };
  t.true(matches(pattern, record({ kind: { S: "b" }, more: { S: "x" } })));
  t.false(matches(pattern, record({ kind: { S: "c" } })));
  t.false(matches(pattern, { ...record({ kind: { S: "b" } }), eventName: "REMOVE" }));
});

test("an attribute's value is below its type", (t) => {
  const withType = image({ presentKey: { S: ["presentValue"] } });
  t.true(matches(withType, record({ presentKey: { S: "presentValue" } })));
  t.false(matches(image({ presentKey: ["presentValue"] }), record({ presentKey: { S: "presentValue" } })));
});

test("`exists` matches only values: an attribute is not a value, but the string in it is", (t) => {
  t.true(matches(image({ key: { S: [{ exists: true }] } }), record({ key: { S: "a" } })));
  t.false(matches(image({ key: { S: [{ exists: true }] } }), record({})));
  t.false(matches(image({ key: [{ exists: true }] }), record({ key: { S: "a" } })));
  t.true(matches(image({ key: [{ exists: false }] }), record({ key: { S: "a" } })));
  t.true(matches(image({ key: { S: [{ exists: false }] } }), { eventName: "REMOVE", dynamodb: {} }));
});

test("`numeric` compares JSON numbers; numbers in items are strings, so it never matches them", (t) => {
  const time = (rule: unknown[]) => ({ dynamodb: { ApproximateCreationDateTime: [{ numeric: rule }] } });
  t.true(matches(time([">", 0]), record({})));
  t.true(matches(time([">=", 1_700_000_000, "<", 1_700_000_001]), record({})));
  t.false(matches(time([">", 0, "<=", 5]), record({})));
  t.true(matches(time(["=", 1.7e9]), record({})));
  const pattern = image({ n: { N: [{ numeric: [">", 100] }, { "anything-but": "101" }] } });
  t.true(matches(pattern, record({ n: { N: "42" } })));
  t.false(matches(pattern, record({ n: { N: "101" } })));
});

const onText: [rule: unknown, yes: unknown[], no: unknown[]][] = [
  ["a", ["a"], ["A", "", 1, null]],
  ["", [""], ["a", null]],
  [null, [null], ["null", ""]],
  [true, [true], [false, "true"]],
  [5, [5, 5.0], ["5"]],
  [{ prefix: "us-" }, ["us-1", "us-"], ["eu-us-", 5]],
  [{ prefix: { "equals-ignore-case": "US-" } }, ["us-1", "Us-1"], ["eu-1"]],
  [{ suffix: ".png" }, ["a.png"], ["a.PNG", ".png.bak"]],
  [{ suffix: { "equals-ignore-case": ".png" } }, ["a.PNG"], ["a.gif"]],
  [{ "equals-ignore-case": "Alice" }, ["ALICE"], ["alic"]],
  [{ wildcard: "a*c\\*" }, ["ac*", "a/b\nc*"], ["acd", "xac*"]],
  [{ wildcard: "a.c" }, ["a.c"], ["abc"]],
  [{ cidr: "10.0.0.0/24" }, ["10.0.0.255"], ["10.0.1.0", "a"]],
  [{ cidr: "2001:db8::/32" }, ["2001:db8::1"], ["2001:db9::1", "10.0.0.1"]],
  [{ "anything-but": "a" }, ["b", null, 1], ["a"]],
  [{ "anything-but": ["a", "b"] }, ["c"], ["a", "b"]],
  [{ "anything-but": [1, 2] }, [3, "1"], [1]],
  [{ "anything-but": { prefix: "a" } }, ["b"], ["ab"]],
  [{ "anything-but": { suffix: ["a", "b"] } }, ["c"], ["xa", "xb"]],
  [{ "anything-but": { "equals-ignore-case": "a" } }, ["b"], ["A"]],
  [{ "anything-but": { wildcard: "" } }, ["a"], [""]],
  [{ "anything-but": { wildcard: "*/lib/*" } }, ["a/b"], ["a/lib/b"]],
];
for (const [rule, yes, no] of onText)
  test(`${JSON.stringify(rule)} matches ${JSON.stringify(yes)}, not ${JSON.stringify(no)}`, (t) => {
    for (const value of yes) t.true(matches({ key: [rule] }, { key: value }), JSON.stringify(value));
    for (const value of no) t.false(matches({ key: [rule] }, { key: value }), JSON.stringify(value));
  });

test("no rule but `exists` matches where there is no value", (t) => {
  t.false(matches({ key: [{ "anything-but": "a" }] }, {}));
  t.false(matches({ key: [null] }, {}));
});

test("of a list one value has to match, and of a list of objects one object as a whole", (t) => {
  t.true(matches({ set: ["b"] }, { set: ["a", "b"] }));
  t.false(matches({ set: ["c"] }, { set: ["a", "b"] }));
  t.false(matches({ set: [{ exists: true }] }, { set: [] }));
  const pattern = { list: { a: [1], b: [2] } };
  t.true(matches(pattern, { list: [{ a: 0 }, { a: 1, b: 2 }] }));
  t.false(matches(pattern, { list: [{ a: 1 }, { b: 2 }] }));
});

test("`$or` matches one of several patterns; with only one, or with an operator in it, it is a name like any other", (t) => {
  const pattern = { a: [1], $or: [{ b: [2] }, { c: { d: [3] } }] };
  t.true(matches(pattern, { a: 1, b: 2 }));
  t.true(matches(pattern, { a: 1, c: { d: 3 } }));
  t.false(matches(pattern, { a: 1 }));
  t.false(matches(pattern, { b: 2 }));
  t.true(matches({ $or: [{ prefix: "a" }, { suffix: "b" }] }, { $or: "xb" }));
});

test("names from the prototype are names like any other", (t) => {
  t.false(matches({ constructor: { name: ["Object"] } }, {}));
  t.true(matches({ toString: [{ exists: false }] }, {}));
});

const refusals: [pattern: string, message: RegExp][] = [
  ["single-string", /^it is not JSON \(/],
  ['[{"eventName": ["INSERT"=123}]', /^it is not JSON \(/],
  ["null", /^it is not a JSON object, but null$/],
  ['[{"eventName":["INSERT"]}]', /^it is not a JSON object, but \[/],
  ["{}", /^an empty object matches nothing$/],
  ['{"a":{}}', /^an empty object matches nothing$/],
  ['{"eventSource":"aws:sqs"}', /^`eventSource` takes an object or a list of alternatives, got "aws:sqs"$/],
  ['{"eventSource":[]}', /^`eventSource` takes an object or a list of alternatives, got \[\]$/],
  ['{"a":[["b"]]}', /^an alternative has one operator, got \["b"\]$/],
  ['{"a":[{"prefix":"b","suffix":"c"}]}', /^an alternative has one operator, got /],
  ['{"a":[{"starts":"b"}]}', /^there is no operator `starts`$/],
  ['{"a":[{"toString":"b"}]}', /^there is no operator `toString`$/],
  ['{"a":[{"prefix":1}]}', /^`prefix` takes a text, got 1$/],
  ['{"a":[{"exists":"yes"}]}', /^`exists` takes true or false, got "yes"$/],
  ['{"a":[{"anything-but":["b",1]}]}', /^`anything-but` takes texts or numbers, got /],
  [
    '{"a":[{"anything-but":{"prefix":""}}]}',
    /^`prefix` takes a text that is not empty inside of `anything-but`$/,
  ],
  ['{"a":[{"numeric":[">",0,">",0]}]}', /^`numeric` takes one comparison or a range such as /],
  ['{"a":[{"numeric":["=","1"]}]}', /^`numeric` takes one comparison/],
  ['{"a":[{"numeric":[]}]}', /^`numeric` takes one comparison/],
  ['{"a":[{"cidr":"10.0.0.0"}]}', /^`cidr` takes a network such as "10.0.0.0\/24", got "10.0.0.0"$/],
  ['{"a":[{"cidr":"10.0.0.0/33"}]}', /^`cidr` takes a network/],
  ['{"a":[{"wildcard":"a**"}]}', /^`wildcard` takes single stars/],
  ['{"a":[{"wildcard":"a\\\\b"}]}', /^`wildcard` takes single stars/],
];
for (const [pattern, message] of refusals)
  test(`refuses ${pattern}`, (t) => {
    t.throws(() => filterPattern(pattern), { message });
  });
