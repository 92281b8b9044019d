import { createHash } from "node:crypto";
import { once } from "node:events";
import { symlink } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import test, { type ExecutionContext } from "ava";
import { bundleInMemory, type Callback } from "../../../components/bundle/bundle.ts";
import { standIns } from "../../../components/bundle/stand-ins.ts";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { call } from "../../helpers/bundles.ts";
import { bundleOfRoute } from "../../helpers/route-bundles.ts";
import { routes } from "../../helpers/routes.ts";
import { replacedIn } from "../../helpers/sizes.ts";

const checkout = join(import.meta.dirname, "../../..");

// `as string` keeps the compiler from resolving the paths.
const added: Record<string, Callback> = {
  streams: () => import("./streams.ts" as string),
  plain: () => import("./plain.ts" as string),
  broken: () => import("./broken.ts" as string),
};
const files = {
  "streams.ts": `
    import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
    import { InvokeWithResponseStreamCommand, LambdaClient } from "@aws-sdk/client-lambda";
    const client = new LambdaClient({});
    new DynamoDBClient({});
    export const handler = async () => {
      const { EventStream } = await client.send(new InvokeWithResponseStreamCommand({ FunctionName: "other" }));
      const chunks = [];
      for await (const { PayloadChunk } of EventStream) chunks.push(Buffer.from(PayloadChunk.Payload).toString());
      return chunks;
    };`,
  "plain.ts": "export const handler = async () => 1;",
  "broken.ts": 'import { x } from "not-installed"; export const handler = async () => x;',
};

const two = routes.slice(0, 2);
const own = () => two.map(({ slug, handler, resolveFrom }) => bundleInMemory(slug, handler, resolveFrom));

/** Returns the functions that a program in another folder adds, with the checkout's packages. */
async function addedIn(t: ExecutionContext) {
  const folder = await folderWith(t, files);
  await symlink(join(checkout, "node_modules"), join(folder, "node_modules"));
  return (name: keyof typeof added) =>
    bundleInMemory(name, added[name] as Callback, join(folder, "program.ts"));
}

const hashes = async (bundles: Promise<{ code: string }>[]) =>
  (await Promise.all(bundles)).map(({ code }) => createHash("sha256").update(code).digest("hex"));

test("makes the same bundles whichever other functions the program has", async (t) => {
  const add = await addedIn(t);
  const together = await hashes(two.map(bundleOfRoute));
  t.is(new Set(together).size, two.length);
  t.deepEqual(await hashes(own().slice(0, 1)), together.slice(0, 1));
  // One bundle begins before ours, and one needs a build of its own.
  const others = [add("plain"), add("streams")];
  t.deepEqual(await hashes(own()), together);
  t.is((await Promise.all(others)).length, 2);
});

test("keeps one function's fault from the other functions", async (t) => {
  const add = await addedIn(t);
  const together = await hashes(two.map(bundleOfRoute));
  const [fault, plain, same] = [t.throwsAsync(add("broken")), add("plain"), hashes(own())];
  const error = await fault;
  t.deepEqual(await same, together);
  t.is(
    error?.message.replace(/\([^)]*test-\w+\//, "("),
    'Cannot bundle function "broken": Could not resolve "not-installed" (broken.ts:1). Install the package, or correct its name.',
  );
  t.true((await plain).code.length < 1000);
});

test("keeps the event streams of a function with a client that has some", async (t) => {
  const add = await addedIn(t);
  const [streams, create] = await Promise.all([add("streams"), ...own()]);
  t.deepEqual(replacedIn(streams.inputs).sort(), ["../package.json", "@aws-sdk/credential-provider-node"]);
  t.deepEqual(replacedIn(create?.inputs ?? {}).sort(), standIns.map(({ specifier }) => specifier).sort());

  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "application/vnd.amazon.eventstream");
    response.write(eventOf("PayloadChunk", "first "));
    response.write(eventOf("PayloadChunk", "second"));
    response.end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  t.teardown(() => server.close());
  const { port } = server.address() as { port: number };
  const env = {
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "id",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  };
  t.deepEqual(await call(t, streams.code, { env }), ["first ", "second"]);
});

/** Encodes a message of `application/vnd.amazon.eventstream`: prelude, headers, payload and checksums. */
function eventOf(type: string, payload: string): Buffer {
  const headers = Buffer.concat(
    Object.entries({
      ":message-type": "event",
      ":event-type": type,
      ":content-type": "application/octet-stream",
    }).map(([name, value]) =>
      Buffer.concat([
        Buffer.from([name.length]),
        Buffer.from(name),
        Buffer.from([7, 0, value.length]),
        Buffer.from(value),
      ]),
    ),
  );
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(16 + headers.length + payload.length, 0);
  prelude.writeUInt32BE(headers.length, 4);
  const checked = (part: Buffer) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(part));
    return Buffer.concat([part, sum]);
  };
  return checked(Buffer.concat([checked(prelude), headers, Buffer.from(payload)]));
}
