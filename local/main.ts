// `npm start`: the command line of the local cloud.
import { parseArgs } from "node:util";
import { type Cloud, startCloud } from "./cloud.ts";
import type { RequestLine } from "./gateway.ts";

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
  config: { type: "string", multiple: true, default: [] as string[] },
  data: { type: "string" },
  verbose: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { ...options, config: { ...options.config, default: [] } } });
  if (values.help) return print(help.trimEnd());
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener("abort", () => resolve()));
  onStopSignal(() => stop.abort());
  const cloud = await startCloud({
    program: `${import.meta.dirname}/..`,
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
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`Expected --port to be a number from 0 to 65535, got ${JSON.stringify(text)}.`);
}

function describeCloud(cloud: Cloud, stack: string): string {
  const width = Math.max(...cloud.routes.map(({ path }) => path.length));
  const routes = cloud.routes.map(
    ({ method, path, functionName }) => `  ${method.padEnd(7)} ${path.padEnd(width)}  ${functionName}`,
  );
  const missing = cloud.notStoodInFor.map((type) => type.replace(/^aws:(\w+)\/\w+:(\w+)$/, "$1.$2"));
  return [
    `\n${cloud.project} (stack ${stack}) at ${cloud.url}\n`,
    ...routes,
    `\nTry it:\n  ${curl(cloud)}\n`,
    ...(missing.length > 0 ? [`Not stood in for: ${missing.join(", ")}\n`] : []),
  ].join("\n");
}

/** Creates a user; with what the route asks of its callers. */
function curl({ routes, url, region, credentials }: Cloud): string {
  const create = routes.find(({ method, path }) => method === "POST" && path.endsWith("/users")) ?? routes[0];
  if (!create) return `curl ${url}`;
  const { accessKeyId, secretAccessKey } = credentials;
  const authorization = {
    none: "",
    AWS_IAM: `--aws-sigv4 aws:amz:${region}:execute-api --user ${accessKeyId}:${secretAccessKey} `,
    JWT: '-H "Authorization: Bearer $(npm run --silent token -- --scopes users.write)" ',
    COGNITO_USER_POOLS: '-H "Authorization: Bearer $(npm run --silent token)" ',
  }[create.authorization ?? "none"];
  const body = create.method === "POST" ? `-d '{"firstName":"Ada","lastName":"Lovelace"}' ` : "";
  return `curl ${authorization}${body}${new URL(url).origin}${create.path}`;
}

function describeRequest(line: RequestLine, verbose: boolean): string {
  const { method, path, status, durationMs, functionName, log, note } = line;
  const short = [
    method.padEnd(6),
    path,
    status,
    `${Math.round(durationMs)} ms`,
    functionName,
    note && `(${note})`,
  ]
    .filter(Boolean)
    .join(" ");
  const shown = log && (verbose || status >= 500) ? `\n${log.replace(/^/gm, "    ")}` : "";
  return short + shown;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
