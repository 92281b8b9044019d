// `npm start`: the command line of the local cloud.
import { parseArgs } from "node:util";
import { startCloud } from "./cloud.ts";
import { describeCloud, describeRequest } from "./messages.ts";

const help = `Serves the program's API on this machine, without an account.

  npm start -- [options]

  --port PORT         where to listen (3000); 0 takes a free port
  --stack STACK       whose settings to take (dev)
  --config KEY=VALUE  a setting that wins over the stack's; repeatable
  --data DIR          keeps the table between runs (in memory)
  --verbose           prints what the functions print
  --help              this text
`;

const options = {
  port: { type: "string", default: "3000" },
  stack: { type: "string", default: "dev" },
  config: { type: "string", multiple: true },
  data: { type: "string" },
  verbose: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options });
  if (values.help) return print(help.trimEnd());
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener("abort", () => resolve()));
  onStopSignal(() => stop.abort());
  onOrphaned(() => stop.abort());
  const cloud = await startCloud({
    program: `${import.meta.dirname}/../../..`,
    stack: values.stack,
    config: values.config,
    data: values.data,
    port: portOf(values.port),
    onRequest: (line) => print(describeRequest(line, values.verbose)),
    onLog: print,
    signal: stop.signal,
  }).catch((error) => {
    if (stop.signal.aborted) return undefined;
    throw error;
  });
  if (!cloud) return;
  print(describeCloud(cloud, values.stack));
  await stopped;
  await cloud.close();
}

/** A terminal's Ctrl-C arrives twice under npm, which passes it on; a later second one does not wait any longer. */
function onStopSignal(stop: () => void): void {
  let first: number | undefined;
  const onSignal = () => {
    first ??= Date.now();
    if (Date.now() - first > 500) process.exit(1);
    stop();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  process.on("SIGHUP", onSignal);
}

/** The shell that npm starts does not pass on a SIGTERM: it ends, and leaves this process behind. */
function onOrphaned(stop: () => void): void {
  if (process.env.npm_lifecycle_event !== "start") return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) stop();
  }, 200).unref();
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`Expected --port to be a number from 0 to 65535, got ${JSON.stringify(text)}.`);
}

function complaint({ code, message }: NodeJS.ErrnoException): string {
  if (!code?.startsWith("ERR_PARSE_ARGS")) return message;
  return `${message.replace(/\.?$/, ".")} \`npm start -- --help\` lists the options.`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${complaint(error as NodeJS.ErrnoException)}\n`);
  process.exitCode = 1;
}
