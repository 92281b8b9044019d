// Tests the properties that a caller cannot transform.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { neededVariables } from "../../../components/routes/limits.ts";
import type { UserApiTransform } from "../../../components/user-api.ts";
import { outputsOf, plan } from "../../helpers/program.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { environments } from "../../helpers/routes.ts";

test.serial("refuses a transform of a table that is somebody else's", async (t) => {
  const args = { existingTable: "people", transform: { table: {} } };
  const { messages } = await failureOf(() => new UserApi("user-api", args));
  t.deepEqual(messages, [
    'UserApi "user-api": `transform.table` works only with a table that the component creates; that of `existingTable` keeps its own settings.',
  ]);
});

test.serial("refuses kinds of the other gateway and unknown ones", async (t) => {
  const transform = { restApi: {}, route: {}, tables: {} } as UserApiTransform;
  const { messages, registered } = await failureOf(() => new UserApi("user-api", { transform }));
  t.is(messages.length, 1);
  t.regex(
    messages[0] ?? "",
    /^UserApi "user-api":\n {2}`transform\.restApi` works only with `gateway: rest`\.\n {2}Unknown kind `tables` in `transform`\. Did you mean `table`\? Known are table, claimsTable, function, /,
  );
  t.deepEqual(registered, ["user-api:index:UserApi user-api"]);
});

test.serial("lets the caller replace nothing of what the functions run", async (t) => {
  const theirs = {
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("") }),
    handler: "theirs.handler",
    runtime: "python3.14",
    callback: () => import("node:fs" as string),
    resolveFrom: "file:///elsewhere/",
    packageType: "Image",
    imageUri: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/theirs:1",
    s3Bucket: "theirs",
    s3Key: "index.zip",
    s3ObjectVersion: "1",
  };
  const ours = await planOf();
  // The compiler refuses them, but a program without types can still set them.
  const { find } = await planOf({ transform: { function: theirs as object } });
  for (const { name, inputs } of ours.all("lambda.Function")) {
    const { code: _, ...expected } = inputs;
    const { code, ...actual } = find("lambda.Function", name).inputs;
    t.deepEqual(actual, expected);
    const files = (await code.assets) as Record<string, pulumi.asset.FileAsset>;
    t.is(await files["index.js"]?.path, `/bundles/${name}/index.js`);
  }
});

type Environment = NonNullable<UserApiTransform["function"]>["environment"];
const later = <T>(value: T) => pulumi.output(Promise.resolve(value));
/** An output as it is with PULUMI_ERROR_OUTPUT_STRING=1: it cannot be turned into text. */
const strict = <T>(value: T) => {
  const refuse = () => {
    throw new Error("Calling [toString] or [toJSON] on an [Output<T>] is not supported.");
  };
  return Object.assign(later(value), { toString: refuse, toJSON: refuse });
};
const refused: [title: string, environment: Environment, names: string][] = [
  ["a variable overwritten", { variables: { USERS_TABLE_NAME: "theirs" } }, "USERS_TABLE_NAME"],
  [
    "variables taken away",
    { variables: { OPERATION: undefined as never, CORS_ORIGIN: undefined as never } },
    "OPERATION, CORS_ORIGIN",
  ],
  ["no variables", { variables: undefined }, neededVariables.join(", ")],
  ["no environment", undefined, neededVariables.join(", ")],
  ["an output with a variable overwritten", later({ variables: { OPERATION: "theirs" } }), "OPERATION"],
  ["variables that come later", { variables: later({ OPERATION: "theirs" }) }, "OPERATION"],
  ["an output without variables", later({ variables: undefined as never }), neededVariables.join(", ")],
];

for (const [title, environment, names] of refused) {
  test.serial(`refuses an environment without what the handlers need: ${title}`, async (t) => {
    const transform = { function: { environment } };
    const { messages, registered } = await failureOf(() => new UserApi("user-api", { transform }));
    t.deepEqual(messages, [
      `UserApi "user-api": Expected \`transform.function.environment\` not to change ${names}, as the handlers need them.`,
    ]);
    t.false(registered.some((one) => one.startsWith("aws:lambda/function:Function")));
  });
}

for (const [title, environment] of [
  ["plain", { variables: { LEVEL: "debug" } }],
  ["an output", later({ variables: { LEVEL: "debug" } })],
  ["with variables that are an output", { variables: later({ LEVEL: "debug" }) }],
  ["with a variable that is an output", { variables: { LEVEL: later("debug") } }],
] as [string, Environment][]) {
  test.serial(`adds the caller's variables to those that the handlers need: ${title}`, async (t) => {
    const { find } = await planOf({ transform: { function: { environment } } });
    t.deepEqual(find("lambda.Function", "user-api-get-user").inputs.environment, {
      variables: {
        ...environments().find(({ variables }) => variables.OPERATION === "getUser")?.variables,
        LEVEL: "debug",
      },
    });
  });
}

test.serial("refuses arguments of a kind that are no object", async (t) => {
  const transform = { function: later({}), role: ["x"] } as unknown as UserApiTransform;
  const { messages } = await failureOf(() => new UserApi("user-api", { transform }));
  t.deepEqual(messages, [
    [
      'UserApi "user-api":',
      "Expected `transform.function` to be an object of arguments, got an output or a promise.",
      'Expected `transform.role` to be an object of arguments, got ["x"].',
    ].join("\n  "),
  ]);
});

for (const [title, transform] of [
  ["an argument", { function: { description: strict("a") } }],
  ["inside one", { function: { vpcConfig: { securityGroupIds: strict([]), subnetIds: ["subnet-1"] } } }],
  ["in a list", { route: { authorizationScopes: [strict("users")] } }],
  ["a number", { integration: { timeoutMilliseconds: strict(5_000) } }],
  ["a number inside one", { httpApi: { corsConfiguration: { maxAge: strict(60) } } }],
] as [string, UserApiTransform][]) {
  test.serial(`makes no text of an output in a transform that is right: ${title}`, async (t) => {
    const args = { timeout: strict(10), transform };
    await t.notThrowsAsync(plan(() => outputsOf(new UserApi("user-api", args))));
  });
}

for (const [title, transform, faults] of [
  ["null", null, ["Expected `transform` to be an object of arguments by kind, got null."]],
  ["a list", [], ["Expected `transform` to be an object of arguments by kind, got []."]],
  [
    "an output",
    later({}),
    ["Expected `transform` to be an object of arguments by kind, got an output or a promise."],
  ],
  [
    "kinds that are null",
    { function: null, table: null },
    [
      "Expected `transform.function` to be an object of arguments, got null.",
      "Expected `transform.table` to be an object of arguments, got null.",
    ],
  ],
  [
    "a kind that every object has",
    { toString: {} },
    [/^Unknown kind `toString` in `transform`\. Known are table, /],
  ],
] as [string, unknown, (string | RegExp)[]][]) {
  test.serial(`refuses a transform that is no object of arguments by kind: ${title}`, async (t) => {
    const args = { transform: transform as UserApiTransform };
    const { messages, registered } = await failureOf(() => new UserApi("user-api", args));
    const lines = (messages[0] ?? "").replace(/^UserApi "user-api":\s+/, "").split("\n  ");
    t.is(lines.length, faults.length);
    for (const [index, fault] of faults.entries())
      if (typeof fault === "string") t.is(lines[index], fault);
      else t.regex(lines[index] ?? "", fault);
    t.deepEqual(registered, ["user-api:index:UserApi user-api"]);
  });
}

for (const [name, fault] of [
  ["AWS_REGION", "to be without AWS_REGION, which Lambda sets itself. Take another name."],
  ["MY-VAR", /^the names in .* got "MY-VAR"\. Write MY_VAR\.$/],
] as const) {
  test.serial(`refuses a variable that Lambda refuses, by a transform: ${name}`, async (t) => {
    for (const environment of [{ variables: { [name]: "x" } }, later({ variables: { [name]: "x" } })]) {
      const { messages } = await failureOf(
        () => new UserApi("user-api", { transform: { function: { environment } } }),
      );
      const said = (messages[0] ?? "").replace('UserApi "user-api": Expected ', "");
      if (typeof fault === "string") t.is(said, `\`transform.function.environment.variables\` ${fault}`);
      else t.regex(said, fault);
    }
  });
}
