// `npm run test:clients`: generators make clients of a document with fields of every kind, and programs call the local run with them.
import { execFile } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import test, { type ExecutionContext } from "ava";
import { createDocument, formatDocument } from "../../openapi/document.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { type Api, startApi } from "../helpers/cloud.ts";
import { routes } from "../helpers/routes.ts";
import { type Client, clients } from "./clients.ts";
import { fields, user } from "./fields.ts";

let api: Api;
test.before(async () => {
  const config = ["gateway=http", `fields=${JSON.stringify(fields)}`];
  api = await startApi({ program: `${import.meta.dirname}/../fixtures/fields`, config });
});
test.after.always(() => api?.close());

interface Line {
  step: string;
  user?: Record<string, unknown>;
  ids?: string[];
}

/** Returns the output of the program: a line of JSON for each of its steps. */
async function linesOf(t: ExecutionContext, { program, make, run }: Client): Promise<Line[]> {
  const folder = await folderWith(t, {});
  cpSync(join(import.meta.dirname, "programs", program), folder, { recursive: true });
  const document = join(folder, "openapi.json");
  writeFileSync(document, formatDocument(createDocument(routes, fields)));
  const env = { ...process.env, DOCUMENT: document, URL: api.url };
  const bash = (command: string) =>
    promisify(execFile)("bash", ["-c", command], { cwd: folder, env, maxBuffer: 2 ** 26 });
  for (const command of make) await bash(command);
  const { stdout } = await bash(run);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Returns a user without the properties that the API adds, and with its time in one form for all clients. */
function inputOf({ id, createdAt, updatedAt, seenAt, ...rest }: Record<string, unknown>) {
  return { ...rest, seenAt: new Date(String(seenAt)).toISOString().replace(".000Z", "Z") };
}

for (const client of clients) {
  test.serial(`${client.program}: users go to the API and come back as they were sent`, async (t) => {
    const lines = await linesOf(t, client);
    const [created, read, paged, ...others] = lines;
    t.deepEqual(inputOf(created?.user ?? {}), user);
    t.deepEqual(read, { ...created, step: "read" });
    t.is(new Set(paged?.ids).size, 2);
    t.deepEqual(others, [
      { step: "updated", name: "Ada King" },
      { step: "stale", status: 412, title: "Precondition failed" },
      { step: "refused", status: 400, title: "Invalid input", pointer: "/bornBefore1900" },
      { step: "patched", age: 37 },
      { step: "deleted", status: 200 },
    ]);
    const path = `/v1/users/${created?.user?.id}`;
    const { body: stored } = await api.call("GET", path);
    const { about, ...withoutAbout } = user;
    const left = client.sendsNoNull ? user : withoutAbout;
    t.deepEqual(inputOf(stored), { ...left, name: "Ada King", age: 37 });
    await api.call("DELETE", path);
    t.is(await api.countItems(), 0);
  });
}
