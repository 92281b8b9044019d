// Tests .ci/run: its last lines show the time of each part and ava's counts, and it fails when nothing was counted.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";

const script = join(import.meta.dirname, "../.ci/run");
const inBrowser = "\n  ✔ shows the page\n  ─\n\n  2 tests passed\n";
const ofSoak = "\n  ✔ loses nothing\n  ─\n\n  4 tests passed\n";
const ofPackages = "\n  ✔ loads\n  ─\n\n  3 tests passed\n";

/** Runs .ci/run with an npm that prints `output` and ends with `status` when it runs the tests. */
function run(
  output: string,
  status: number,
  others: { packages?: string; browser?: string; soak?: string; hasBrowser?: boolean } = {},
) {
  const { packages = ofPackages, browser: page = inBrowser, soak = ofSoak, hasBrowser = true } = others;
  const scratch = mkdtempSync(join(tmpdir(), "ci-run-"));
  try {
    cpSync(script, join(scratch, ".ci/run"));
    mkdirSync(join(scratch, "bin"));
    const command = (name: string, code: string) =>
      writeFileSync(join(scratch, "bin", name), `#!/bin/sh\n${code}\n`, { mode: 0o755 });
    writeFileSync(join(scratch, "output"), output);
    writeFileSync(join(scratch, "packages-output"), packages);
    writeFileSync(join(scratch, "browser-output"), page);
    writeFileSync(join(scratch, "soak-output"), soak);
    const answers = [
      `test) cat output; exit ${status};;`,
      '"run test:packages") cat packages-output;;',
      '"run test:browser") cat browser-output;;',
      '"run soak") cat soak-output;;',
    ];
    command("npm", `case "$*" in ${answers.join(" ")} esac`);
    command("apt-get", 'echo "$@" >> installed');
    command("browser", "");
    const browser = join(scratch, hasBrowser ? "bin/browser" : "bin/none");
    const env = { PATH: `${join(scratch, "bin")}:${process.env.PATH}`, CHROMIUM: browser };
    const result = spawnSync(join(scratch, ".ci/run"), { encoding: "utf8", env });
    const installed = existsSync(join(scratch, "installed"));
    return { ...result, installed, last: result.stdout.trimEnd().split("\n").at(-1) };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

test("a run ends with how long each part took, and what ava counted in all of them", (t) => {
  const { status, stdout, last, installed } = run("\n  ✔ adds\n  ─\n\n  12 tests passed\n", 0);
  t.is(status, 0);
  t.is(last, "21 passed, 0 failed");
  const commands = [...stdout.matchAll(/^\$ (.+)$/gm)].map(([, command]) => command);
  t.deepEqual(commands, [
    "npm ci && npm test",
    "npm run test:packages",
    "npm run test:browser",
    "SOAK_SECONDS=3 SOAK_CONNECTIONS=16 npm run soak",
  ]);
  const times = [...stdout.matchAll(/^ +\d+ s {2}(.+)$/gm)].map(([, command]) => command);
  t.deepEqual(times, commands);
  t.false(installed);
});

test("a missing browser is installed", (t) => {
  t.true(run("  12 tests passed\n", 0, { hasBrowser: false }).installed);
});

test("colours and a lookalike in the log do not change the count", (t) => {
  const { last } = run("  99 tests passed\n  ─\n\n  \u001b[32m1 test passed\u001b[39m\n", 0);
  t.is(last, "10 passed, 0 failed");
});

test("a failed test fails the run with its status; the passed ones are counted by their ticks", (t) => {
  const lines = ["✔ adds", "✘ [fail]: divides", "✔ [expected fail] rounds", "✔ subtracts (1.2s)", "─"];
  const { status, stdout, last } = run(`  ${lines.join("\n  ")}\n\n  1 test failed\n  1 known failure\n`, 3);
  t.is(status, 3);
  t.is(last, "2 passed, 1 failed");
  t.notRegex(stdout, /test:(browser|packages)|soak/);
});

test("a failed count fails the run even if npm says it passed", (t) => {
  const { status, last } = run("  1 test failed\n", 0);
  t.is(status, 1);
  t.is(last, "0 passed, 1 failed");
});

test("a test that fails of the packages, in the browser or under load fails the run", (t) => {
  const failing = "  ✔ a\n\n  1 test failed\n";
  const ofPackages = run("  12 tests passed\n", 0, { packages: failing });
  t.is(ofPackages.status, 1);
  t.is(ofPackages.last, "13 passed, 1 failed");
  const inBrowser = run("  12 tests passed\n", 0, { browser: failing });
  t.is(inBrowser.status, 1);
  t.is(inBrowser.last, "16 passed, 1 failed");
  const underLoad = run("  12 tests passed\n", 0, { soak: failing });
  t.is(underLoad.status, 1);
  t.is(underLoad.last, "18 passed, 1 failed");
});

test("a run in which no test ran fails and says so", (t) => {
  const { status, stdout, stderr } = run("  ✘ Couldn’t find any files to test\n", 0);
  t.is(status, 1);
  t.notRegex(stdout, /passed/);
  t.is(stderr, "Expected ava's summary in the output of `npm ci && npm test`, got none.\n");
});
