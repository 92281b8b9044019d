// Runs the test files of a group one after the other in one process: packages load once, and loading is most of the time of a short file.
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import test, { type ExecutionContext } from "ava";
import { type Declaration, declarationsOf } from "./declarations.ts";
import { checkout, filesOf, type groups } from "./groups.ts";

const root = pathToFileURL(`${checkout}/`).href;
const here = new URL("./", import.meta.url).href;
/** The modules of which each file has its own copy: `test` folders, programs in the checkout's folder, and URLs with a query. */
const own = /(^|\/)test\/|^[^/]+$|\?/;

/** The numbers of the files that replace the bundler (test/helpers/no-bundler.ts). They share another copy of the modules under test. */
const unbundled = new Set<string>();
/** True when each file has its own copy of the handlers too. */
let isApart = false;

/** Gives each file its own modules below `test/`, as in its own process. Files share packages and the modules under test. */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = "" } = context;
    const file = /[?&]file=(\d+)/.exec(parentURL)?.[1];
    const isUnbundled = parentURL.endsWith("?unbundled") || (file !== undefined && unbundled.has(file));
    if (parentURL.startsWith(here) || (file === undefined && !isUnbundled)) return next(specifier, context);
    const { url, ...rest } = next(specifier === "ava" ? `${here}ava.ts` : specifier, context);
    if (!url.startsWith(root) || url.includes("/node_modules/")) return { ...rest, url };
    if (file !== undefined && url.endsWith("/test/helpers/no-bundler.ts")) unbundled.add(file);
    const path = url.slice(root.length);
    const isOwn = own.test(path) || (isApart && path.startsWith("handlers/"));
    if (isOwn && file !== undefined)
      return { ...rest, url: `${url}${url.includes("?") ? "&" : "?"}file=${file}` };
    return { ...rest, url: isUnbundled ? `${url}?unbundled` : url };
  },
});

// Each file may add a listener for the end of the process.
process.setMaxListeners(0);

/**
 * Declares to ava what the files of a group declare.
 *
 * @param options.apart true to give each file its own copy of the handlers, which read the environment as they load
 */
export async function runTogether(group: keyof typeof groups, { apart = false } = {}): Promise<void> {
  isApart = apart;
  const before = { ...process.env };
  const files: [path: string, environment: NodeJS.ProcessEnv, declarations: Declaration[]][] = [];
  for (const [index, path] of filesOf(group).entries()) {
    await import(`${root}${path}?file=${index}`);
    files.push([path.replace(/\.test\.ts$/, ""), { ...process.env }, declarationsOf(`${index}`)]);
    setEnvironment(before);
  }
  for (const file of files) declare(...file);
}

/** Makes all tests of a file serial, as the next file must not begin before they end. */
function declare(path: string, environment: NodeJS.ProcessEnv, declarations: Declaration[]): void {
  const having = (modifier: string) => declarations.filter(({ modifiers }) => modifiers.includes(modifier));
  let started: Promise<void> | undefined;
  const start = async (t: ExecutionContext) => {
    setEnvironment(environment);
    for (const { run } of having("before")) await run(t);
  };
  for (const { modifiers, title, run } of testsInOrder(declarations)) {
    const declareTest = modifiers.includes("skip") ? test.serial.skip : test.serial;
    declareTest(`${path} › ${title}`, async (t) => {
      started ??= start(t);
      await started;
      for (const hook of having("beforeEach")) await hook.run(t);
      await run(t);
    });
  }
  for (const { run } of having("after"))
    test.after.always(`${path} › after`, async (t) => void (await run(t)));
}

/** Orders the tests as ava runs them: the serial ones of a file first. */
function testsInOrder(declarations: Declaration[]): Declaration[] {
  const hooks = ["before", "beforeEach", "after"];
  const tests = declarations.filter(({ modifiers }) => !modifiers.some((name) => hooks.includes(name)));
  const isSerial = ({ modifiers }: Declaration) => modifiers.includes("serial");
  return [...tests.filter(isSerial), ...tests.filter((one) => !isSerial(one))];
}

function setEnvironment(variables: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
  Object.assign(process.env, variables);
}
