// Tests the policy pack as Pulumi's engine runs it: a process prints its port, and answers gRPC calls of Pulumi's analyzer protocol.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import test from "ava";
import { shared } from "../../packages/local-cloud/test/helpers/shared.ts";

const folder = resolve(import.meta.dirname, "../../policy");
const load = createRequire(join(folder, "main.js"));
const loadOfSdk = createRequire(load.resolve("@pulumi/pulumi/package.json"));
const grpc = loadOfSdk("@grpc/grpc-js");
const messages = loadOfSdk("./proto/analyzer_pb.js");
const { AnalyzerClient } = loadOfSdk("./proto/analyzer_grpc_pb.js");
const { Struct } = loadOfSdk("google-protobuf/google/protobuf/struct_pb.js");
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17" };
const archive = { "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7" };

/** Starts the pack for all tests, and returns a function that calls it. Source of the protocol: sdk/go/common/resource/plugin/analyzer_plugin.go. */
const startPack = shared(async (scope) => {
  const runner = load.resolve("@pulumi/pulumi/cmd/run-policy-pack/index.js");
  const child = spawn(process.execPath, [runner, "127.0.0.1:1", folder], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  scope.teardown(() => child.kill());
  const { value: port } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  scope.teardown(() => client.close());
  return (method: string, request: object): Promise<Json> =>
    new Promise((resolve, reject) => {
      client[method](request, (error: Error | null, answer: { toObject(): Json }) =>
        error ? reject(error) : resolve(answer.toObject()),
      );
    });
});

// biome-ignore lint/suspicious/noExplicitAny: messages of Pulumi's protocol
type Json = any;

function filled(Message: Json, type: string, properties: object, stack: string, protect = false): Json {
  const options = new messages.AnalyzerResourceOptions();
  options.setProtect(protect);
  const message = new Message();
  message.setType(type);
  message.setUrn(`urn:pulumi:${stack}::user-api::${type}::one`);
  message.setName("one");
  message.setOptions(options);
  message.setProperties(Struct.fromJavaScript(properties));
  return message;
}

const messagesOf = ({ diagnosticsList }: Json): string[] =>
  diagnosticsList.map(({ policyname, message }: Json) => `${policyname}: ${message}`);

test.serial("Pulumi starts the pack, and checks each resource and the stack", async (t) => {
  const ask = await startPack(t);
  const { Empty } = loadOfSdk("google-protobuf/google/protobuf/empty_pb.js");
  const info = await ask("getAnalyzerInfo", new Empty());
  t.deepEqual([info.name, info.policiesList.length], ["user-api", 7]);
  // 1 is mandatory: Pulumi refuses the update.
  t.true(info.policiesList.every(({ enforcementlevel }: Json) => enforcementlevel === 1));

  const analyze = async (type: string, properties: object, stack = "dev", protect = false) =>
    messagesOf(await ask("analyze", filled(messages.AnalyzeRequest, type, properties, stack, protect)));
  const table = { pointInTimeRecovery: { enabled: true }, deletionProtectionEnabled: true };
  t.deepEqual(await analyze("aws:dynamodb/table:Table", table, "prod", true), []);
  const [message = "", ...others] = await analyze("aws:dynamodb/table:Table", table, "prod");
  t.deepEqual(others, []);
  t.regex(message, /^production-is-protected: .*Expected `protect` to be true in production, got false\./s);

  const code = {
    ...archive,
    assets: {
      "index.js": { ...asset, path: join(folder, "main.js") },
      "a.txt": { ...asset, text: "a".repeat(400_000) },
    },
  };
  const fn = { loggingConfig: { logGroup: "logs" }, code };
  const [large = ""] = await analyze("aws:lambda/function:Function", fn);
  t.regex(large, /^packages-are-small: .*Expected `code` to have at most 400000 bytes, got 400\d\d\d\./s);

  const stack = new messages.AnalyzeStackRequest();
  stack.setResourcesList([
    filled(
      messages.AnalyzerResource,
      "aws:apigateway/restApi:RestApi",
      { body: '{"paths":{"/v1":{"get":{}}}}' },
      "test",
    ),
  ]);
  const [open = ""] = messagesOf(await ask("analyzeStack", stack));
  t.regex(open, /^open-for-a-reason: .*Expected a reason why everybody may call the API/s);
});

test.serial("a preview reports no fault for a value that is unknown before the update", async (t) => {
  const ask = await startPack(t);
  const request = filled(
    messages.AnalyzeRequest,
    "aws:iam/rolePolicy:RolePolicy",
    { policy: unknown },
    "dev",
  );
  const { diagnosticsList } = await ask("analyze", request);
  t.deepEqual(
    // 0 is advisory.
    diagnosticsList.map(({ policyname, enforcementlevel }: Json) => [policyname, enforcementlevel]),
    [["actions-are-named", 0]],
  );
});
