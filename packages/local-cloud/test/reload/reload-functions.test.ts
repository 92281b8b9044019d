import { once } from "node:events";
import { utimes, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import test from "ava";
import { descendants, newProcesses } from "../helpers/local.ts";
import { shared } from "../helpers/shared.ts";
import { type Log, program, startWatched, version } from "../helpers/watched.ts";

const two = {
  "index.ts": program(["one", "two"]),
  "code/one.js": version("1"),
  "code/two.js": version("1"),
};

const running = shared((scope) => startWatched(scope, two));

const count = ({ lines }: Log, word: string) => lines.filter((line) => line.startsWith(word)).length;

test.serial("picks up a saved file, and lets every other function keep its process", async (t) => {
  const { log, save, get } = await running(t);
  const [one, other] = [await get("one"), await get("two")];
  await save("code/one.js", version("2"));
  t.regex(await log.next(/^Reloaded/), /^Reloaded one-\w{7} in \d+ ms\.$/);
  const again = await get("one");
  t.is(again.version, "2");
  t.not(again.pid, one.pid);
  t.deepEqual(await get("two"), other);
});

test.serial(
  "picks up a file that is renamed into place, and one that is written in two steps, once each",
  async (t) => {
    const { log, path, save, get } = await running(t);
    const before = count(log, "Reloaded");
    await save("code/one.js", version("3"));
    await log.next(/^Reloaded one/);
    t.is((await get("one")).version, "3");

    await writeFile(path("code/one.js"), "");
    await writeFile(path("code/one.js"), version("4"));
    await log.next(/^Reloaded one/);
    t.is((await get("one")).version, "4");

    const now = new Date();
    await utimes(path("code/one.js"), now, now);
    await save("code/two.js", version("1"));
    await save("code/two.js", version("2"));
    await log.next(/^Reloaded two/);
    t.is(count(log, "Reloaded") - before, 3);
  },
);

test.serial(
  "lets a request that is under way end on the old code, and starts the new one before",
  async (t) => {
    const held: ServerResponse[] = [];
    const gate = createServer((_, res) => held.push(res)).listen(0, "127.0.0.1");
    await once(gate, "listening");
    t.teardown(() => gate.close());
    const { port } = gate.address() as AddressInfo;
    const waiting = `exports.handler = async () => {
    await fetch("http://127.0.0.1:${port}");
    return { version: "old", pid: process.pid };
  };`;
    const { log, save, get } = await running(t);
    await save("code/one.js", waiting);
    await log.next(/^Reloaded one/);
    const arrived = once(gate, "request");
    const old = get("one");
    await arrived;
    await save("code/one.js", version("new"));
    await log.next(/^Reloaded one/);
    t.is((await get("one")).version, "new");
    held[0]?.end();
    t.is((await old).version, "old");
  },
);

test.serial("keeps the code that ran when the new one fails at its start, and says so once", async (t) => {
  const { log, save, get } = await running(t);
  const before = await get("one");
  await save("code/one.js", 'throw new Error("not ready");\n');
  t.regex(
    await log.next(/^Cannot/),
    /^Cannot reload one-\w{7}; what was there before keeps serving\.\n {2}Error: not ready\n {6}at .*index\.js:1:7/,
  );
  t.deepEqual(await get("one"), before);

  // Other changes are picked up meanwhile.
  await save("code/two.js", version("5"));
  await log.next(/^Reloaded two/);
  await save("code/one.js", version("6"));
  await log.next(/^one-\w{7} is back\.$/);
  await log.next(/^Reloaded one/);
  t.is((await get("one")).version, "6");
  t.is(count(log, "Cannot"), 1);
});

// This test closes the run of those before it.
test.serial("ends in the middle of a reload without a word, and without a process", async (t) => {
  const { cloud, log, save, get } = await running(t);
  await get("one");
  const processes = newProcesses();
  await save("code/one.js", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);");
  while (processes().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const lines = log.lines.length;
  await cloud.close();
  t.is(log.lines.length, lines);
  t.deepEqual(descendants(process.pid), []);
});

test.serial("leaves files alone unless it is to watch them", async (t) => {
  const { cloud, path, log, get } = await startWatched(t, two, { watch: false });
  await writeFile(path("code/one.js"), version("2"));
  t.is((await get("one")).version, "1");
  await cloud.close();
  t.deepEqual(log.lines, []);
});
