// Tests the command that claims the unique values of stored users: its writes, its output and its exit status.

import { execFile } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import test, { type ExecutionContext } from "ava";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { stateOf } from "../../helpers/deployed.ts";
import { storedItem } from "../../helpers/handler.ts";
import { startClaims, uniqueFields } from "../../helpers/handler-claims.ts";
import { after } from "../../helpers/handler-front.ts";

const table = await startClaims();
const { handler: patch } = await import("../../../handlers/patch-user-with-claims.ts");
const { claims: runClaims } = await import("../../../commands/claims/claims.ts");
test.after.always(() => table.close());
test.beforeEach(async () => {
  await table.reset({});
  await table.call("DeleteItem", { TableName: "users", Key: { id: { S: "ada" } } });
});

const command = join(import.meta.dirname, "../../../commands/user-api.ts");

/** Runs the command in this process. Returns the exit status and the lines of its output. */
async function run(...args: string[]) {
  const lines: string[] = [];
  const print = (text: string) => void lines.push(...text.split("\n"));
  const code = await runClaims(args, { log: print, error: print });
  return { code, lines };
}

/** Runs the command in another process. */
async function start(args: string[], env: Record<string, string> = {}) {
  const options = { env: { ...process.env, ...env } };
  const ran = promisify(execFile)(process.execPath, [command, "claims", ...args], options);
  const { code = 0, stdout, stderr } = await ran.catch((error) => error);
  return { code, lines: (stdout + stderr).trim().split("\n") };
}

async function stateFile(t: ExecutionContext): Promise<string> {
  return join(await folderWith(t, { "state.json": stateOf(uniqueFields) }), "state.json");
}

async function claim(t: ExecutionContext, ...args: string[]) {
  return run("--state", await stateFile(t), ...args);
}

const user = (id: string, values: Record<string, unknown>) => ({ ...storedItem(id), ...values });

test.serial("claims every stored value, and none a second time", async (t) => {
  await table.put(
    user("a", { email: { S: "A@x.org" }, badge: { N: "7" } }),
    user("b", { email: { S: "b@x.org" } }),
    user("c", {}),
    user("d", { email: { N: "1" }, nickname: { S: "e\u0301" } }),
  );
  t.deepEqual(await start(["--state", await stateFile(t)]), {
    code: 0,
    lines: ["users: email, nickname, badge", "  4 values claimed now, 0 were claimed already"],
  });
  const claims = { "email#a@x.org": "a", "badge#7": "a", "email#b@x.org": "b", "nickname#\u00e9": "d" };
  t.deepEqual(await table.claims(), claims);
  t.deepEqual((await claim(t)).lines[1], "  0 values claimed now, 4 were claimed already");
  t.deepEqual(await table.claims(), claims);
});

test.serial("lists every duplicate, and ends with 1 while one is left", async (t) => {
  await table.put(
    user("a", { email: { S: "A@x.org" } }),
    user("b", { email: { S: "a@x.org" } }),
    user("c", { email: { S: "a@X.org" } }),
  );
  await table.claim("email#a@x.org", "a");
  const { code, lines } = await claim(t);
  t.is(code, 1);
  t.deepEqual(lines.toSorted(), [
    "  0 values claimed now, 1 were claimed already",
    "  Change or delete one user of each duplicate. Then run this again.",
    "  duplicate email#a@x.org: a, b",
    "  duplicate email#a@x.org: a, c",
    "users: email, nickname, badge",
  ]);
  for (const id of ["b", "c"]) await table.call("DeleteItem", { TableName: "users", Key: { id: { S: id } } });
  t.is((await claim(t)).code, 0);
});

test.serial(
  "--repair removes the claims of users who are gone or have another value, and no other",
  async (t) => {
    await table.put(user("a", { email: { S: "a@x.org" } }), user("b", { email: { S: "b@x.org" } }));
    for (const [of, id] of [
      ["email#a@x.org", "a"],
      ["email#b@x.org", "gone"],
      ["email#old@x.org", "a"],
      ["email#A@x.org", "a"],
      ["phone#1", "a"],
      ["badge#7", "b"],
    ] as const) {
      await table.claim(of, id);
    }
    const first = await claim(t);
    t.is(first.code, 1);
    t.deepEqual(first.lines.slice(2), [
      "  not claimed email#b@x.org for b: the claim still belongs to gone, who is gone or has another value",
      "  `--repair` removes such claims.",
    ]);
    t.deepEqual(await claim(t, "--repair"), {
      code: 0,
      lines: [
        "users: email, nickname, badge",
        "  5 claims removed whose user is gone or has another value",
        "  1 values claimed now, 1 were claimed already",
      ],
    });
    t.deepEqual(await table.claims(), { "email#a@x.org": "a", "email#b@x.org": "b" });
  },
);

test.serial("claims nothing for a user whose value changes meanwhile", async (t) => {
  await table.put(user("a", { email: { S: "a@x.org" } }));
  // The change comes after the scan and the read of the claim, and before the transaction.
  const pass = async (forward: () => Promise<Buffer>, res: { end(body: Buffer): unknown }) =>
    void res.end(await forward());
  table.front.next = [pass, pass, after(() => table.put(user("a", { email: { S: "other@x.org" } })))];
  const { code, lines } = await claim(t);
  t.deepEqual([code, lines[1]], [0, "  0 values claimed now, 0 were claimed already"]);
  t.deepEqual(await table.claims(), {});
});

test.serial("keeps the claim of a user who gets the value meanwhile", async (t) => {
  await table.put(user("a", { email: { S: "other@x.org" } }));
  await table.claim("email#a@x.org", "a");
  const pass = async (forward: () => Promise<Buffer>, res: { end(body: Buffer): unknown }) =>
    void res.end(await forward());
  table.front.next = [pass, pass, after(() => table.put(user("a", { email: { S: "a@x.org" } })))];
  const { lines } = await claim(t, "--repair");
  t.is(lines[1], "  0 claims removed whose user is gone or has another value");
  t.deepEqual(await table.claims(), { "email#a@x.org": "a" });
});

test.serial("claims hundreds of users while some change, after which claims and users agree", async (t) => {
  const { gateways, invoke } = await import("../../helpers/handler.ts");
  const ids = Array.from({ length: 300 }, (_, index) => `u${index}`);
  await table.put(...ids.map((id) => user(id, { email: { S: `${id}@x.org` } })));
  const changes = async () => {
    for (const id of ids.slice(0, 100)) {
      const body = { email: `new-${id}@x.org` };
      const { response } = await invoke(patch, gateways.http({ userId: id, body }));
      t.is(response.statusCode, 200);
    }
  };
  const [{ code }] = await Promise.all([claim(t), changes()]);
  t.is(code, 0);
  const expected = (await table.items()).map(({ id, email }) => [`email#${email.S}`, id.S]);
  t.deepEqual(await table.claims(), Object.fromEntries(expected));
});

test.serial("reads the stack by the Pulumi CLI, secrets too, in the region of its functions", async (t) => {
  await table.put(user("a", { email: { S: "a@x.org" } }));
  const folder = await folderWith(t, { "state.json": stateOf(uniqueFields, { isSecret: true }) });
  const pulumi = join(folder, "pulumi");
  await writeFile(pulumi, `#!/bin/sh\necho "$@" > ${folder}/args\ncat ${folder}/state.json\n`);
  await chmod(pulumi, 0o755);
  const { code } = await start(["--stack", "prod"], { PATH: `${folder}:${process.env.PATH}` });
  t.is(code, 0);
  const { readFile } = await import("node:fs/promises");
  t.is(await readFile(join(folder, "args"), "utf8"), "stack export --stack prod --show-secrets\n");
  t.deepEqual(await table.claims(), { "email#a@x.org": "a" });
});

test.serial("says what stopped it, and ends with 2", async (t) => {
  const path = await folderWith(t, { "state.json": stateOf(uniqueFields, { users: "gone" }) });
  const { code, lines } = await run("--state", join(path, "state.json"));
  t.deepEqual([code, lines[1]], [2, "  It stopped: ResourceNotFoundException: Requested resource not found"]);
});

test.serial("prints what is wrong before it begins, and ends with 2", async (t) => {
  const none = stateOf(uniqueFields, { claims: "" });
  const path = await folderWith(t, { "none.json": none, "text.json": "Please log in" });
  for (const [args, message] of [
    [[], /^Expected `--stack` or `--state`, got neither\./],
    [["--stack", "a", "--state", "b"], /^Expected `--stack` or `--state`, got both\./],
    [
      ["--state", join(path, "none.json")],
      /^Expected the stack to have an API with a unique field, got none\./,
    ],
    [["--state", join(path, "text.json")], /^Expected the state that `pulumi stack export` prints/],
    [["--wrong"], /--wrong/],
  ] as const) {
    const { code, lines } = await run(...args);
    t.is(code, 2, lines.join("\n"));
    t.regex(lines[0] ?? "", message);
  }
  t.is((await run("--help")).code, 0);
  const { code, lines } = await start(["--stack", "prod"], { PATH: path });
  t.is(code, 2);
  t.regex(lines[0] ?? "", /^Expected `pulumi stack export --stack prod --show-secrets` to print/);
});
