// Tests the command line: refused options, its output, and how it stops.

import { once } from "node:events";
import { readdirSync } from "node:fs";
import { connect } from "node:net";
import type { Readable } from "node:stream";
import test from "ava";
import { parseCommand } from "../../src/command/options.ts";
import { startCloud } from "../../src/start-cloud.ts";
import { folderWith } from "../helpers/folders.ts";
import { commandLine, descendants, fixture, isRunning } from "../helpers/local.ts";

for (const [args, message] of [
  [["--nope"], "Unknown option '--nope'"],
  [["--port", "80a"], 'Expected --port to be a number from 0 to 65535, got "80a".'],
  [["--stack", "nope"], "There is no stack nope. Choose one of: "],
  [["--config", "limit=much"], 'Expected the setting fixture:limit to be of type integer, got "much".'],
  [["--config", "limit"], 'Expected --config key=value, got "limit".'],
  [
    ["--fault", "all"],
    "Expected --fault FAULT:SHARE with dynamodb=throttle, dynamodb=conflict, dynamodb=lost or lambda=kill",
  ],
  [["--program", "/nowhere"], "Found no Pulumi.yaml in /nowhere. Choose a program's folder with --program."],
  [["--host", "nowhere.invalid"], "Cannot listen on nowhere.invalid:0: "],
] as [string[], string][]) {
  test.serial(`refuses ${args.join(" ")} in one line`, async (t) => {
    const start = async () => {
      const cloud = await startCloud(parseCommand(["--program", fixture, "--port", "0", ...args]).cloud);
      t.teardown(cloud.close);
    };
    const { message: told = "" } = (await t.throwsAsync(start())) ?? {};
    t.true(told.startsWith(message), told);
    t.false(told.includes("\n"), told);
  });
}

test.serial("shows a program's refusal without a stack, with status 1", async (t) => {
  const args = ["--port", "0", "--config", "program=refused-arguments"];
  const { status, stdout, stderr } = await commandLine(args).ended;
  t.deepEqual({ status, stdout }, { status: 1, stdout: "" });
  t.is(
    stderr,
    "Diagnostics:\n  pulumi:pulumi:Stack (fixture-dev):\n    error: Expected `size` to be positive, got -1.\n",
  );
  t.notRegex(stderr, /^\s+at /m);
});

test.serial("prints a token, or the reason why there is none in one line", async (t) => {
  const { status, stderr } = await commandLine(["token", "--port", "1"]).ended;
  t.is(status, 1);
  t.is(stderr, "No API answers at http://127.0.0.1:1. Start it, or give its port with --port.\n");
});

test.serial("explains its options", async (t) => {
  const { status, stdout } = await commandLine(["--help"]).ended;
  t.is(status, 0);
  for (const option of [
    "--program",
    "--port",
    "--host",
    "--stack",
    "--config",
    "--secret",
    "--table",
    "--stack-output",
    "--organization",
    "--data",
    "--endpoint",
    "--inspect",
    "--seed",
    "--fault",
    "--verbose",
    "token",
    "preview",
  ])
    t.true(stdout.includes(option), option);
});

test.serial(
  "serves, prints a line a request, and on SIGTERM answers what is under way and leaves nothing behind",
  async (t) => {
    // The test has its own folder, so that the runs of other tests do not show in it.
    const temporary = await folderWith(t, {});
    const run = commandLine(["--port", "0", "--table", "adopted=id:S"], { TMPDIR: temporary });
    const url = await run.url;
    const pid = run.process.pid as number;

    const body = "some text that comes in two parts";
    const { port } = new URL(url);
    const client = connect(Number(port), "127.0.0.1");
    client.write(
      `POST /echo HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
    );
    t.is((await fetch(`${url}/environment`)).status, 200);
    const children = descendants(pid);
    t.true(children.length > 0);

    run.process.kill("SIGTERM");
    // The signal must arrive before the rest of the request.
    await new Promise((resolve) => setTimeout(resolve, 300));
    client.write(body.slice(9));
    const chunks: Buffer[] = [];
    for await (const chunk of client) chunks.push(chunk);
    t.regex(Buffer.concat(chunks).toString(), /^HTTP\/1\.1 201 Created\r\n/);

    const { status, stdout, stderr } = await run.ended;
    t.is(status, 0);
    t.is(stderr, "");
    t.regex(stdout, /^ {2}POST +\/echo +\S+$/m);
    t.regex(stdout, /^GET +\/environment 200 \d+ ms \S+$/m);
    t.regex(stdout, /^POST +\/echo 201 \d+ ms \S+$/m);
    t.deepEqual(children.filter(isRunning), []);
    t.deepEqual(readdirSync(temporary), []);
  },
);

test.serial(
  "ends at once when told to a second time, with status 1, and leaves nothing behind",
  async (t) => {
    const temporary = await folderWith(t, {});
    const run = commandLine(["--port", "0", "--table", "adopted=id:S"], { TMPDIR: temporary });
    const url = await run.url;
    t.is((await fetch(`${url}/environment`)).status, 200);
    const children = descendants(run.process.pid as number);
    // The run would wait for a request that never ends. That request has arrived when the one before it is answered.
    const client = connect(Number(new URL(url).port), "127.0.0.1");
    const head = "HTTP/1.1\r\nhost: localhost\r\n";
    client.write(`GET /environment ${head}\r\nPOST /echo ${head}content-length: 9\r\n\r\n{`);
    await once(client, "data");
    run.process.kill("SIGINT");
    const answers = () => fetch(url).then(Boolean, () => false);
    while (await answers()) await new Promise((resolve) => setTimeout(resolve, 20));
    // Two signals that come together count as one.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    run.process.kill("SIGINT");
    t.is((await run.ended).status, 1);
    client.destroy();
    t.true(children.length > 0);
    // They have been killed, and end a moment later.
    while (children.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
    t.deepEqual(readdirSync(temporary), []);
  },
);

test.serial("leaves no process behind when it is killed", async (t) => {
  const run = commandLine(["--port", "0", "--table", "adopted=id:S"]);
  const url = await run.url;
  await fetch(`${url}/environment`);
  const children = descendants(run.process.pid as number);
  run.process.kill("SIGKILL");
  await run.ended;
  t.true(children.length > 1);
  while (children.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
});

test.serial(
  "leaves no program process behind when it is killed while the program runs, watched or not",
  async (t) => {
    for (const options of [[], ["--no-watch"]]) {
      const run = commandLine(["--port", "0", "--config", "program=never-ends", ...options]);
      await once(run.process.stdout as Readable, "data");
      const program = descendants(run.process.pid as number);
      t.is(program.length, 1);
      run.process.kill("SIGKILL");
      await run.ended;
      while (program.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
);

test.serial("stops at once when told to while it starts, and leaves nothing behind", async (t) => {
  const temporary = await folderWith(t, {});
  const run = commandLine(["--port", "0", "--table", "adopted=id:S"], { TMPDIR: temporary });
  while (readdirSync(temporary).length === 0 && run.process.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 20));
  run.process.kill("SIGINT");
  const { status, stderr } = await run.ended;
  t.is(stderr, "");
  t.is(status, 0);
  t.deepEqual(readdirSync(temporary), []);
});
