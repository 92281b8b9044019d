// Runs the test files of a group one after the other in one process: packages load once, and loading is most of the time of a short file.
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import test, { type ExecutionContext } from "ava";
import { type Declaration, declarationsOf } from "./declarations.ts";
import { checkout, filesOf, type groups } from "./groups.ts";

const root = pathToFileURL(`${checkout}/`).href;
const own = new URL("./", import.meta.url).href;

/** Gives each file its own modules, as in its own process. The files share only packages. */
registerHooks({
  resolve(specifier, context, next) {
    const file = /[?&]file=(\d+)/.exec(context.parentURL ?? "")?.[1];
    if (file === undefined || context.parentURL?.startsWith(own)) return next(specifier, context);
    const { url, ...rest } = next(specifier === "ava" ? `${own}ava.ts` : specifier, context);
    const isPackage = !url.startsWith(root) || url.includes("/node_modules/");
    return { ...rest, url: isPackage ? url : `${url}${url.includes("?") ? "&" : "?"}file=${file}` };
  },
});

// Each file may add a listener for the end of the process.
process.setMaxListeners(0);

/** Declares to ava the tests that the files of a group declare. */
export async function runTogether(group: keyof typeof groups): Promise<void> {
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
