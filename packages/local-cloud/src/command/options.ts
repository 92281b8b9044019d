// The options of `local-cloud`, and its help.
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { CloudOptions } from "../cloud/cloud.ts";
import { parseEndpoints } from "../endpoints/endpoints.ts";
import { parseFaults } from "../faults/faults.ts";

export const help = `Serves the API of a Pulumi program on this machine, without an account.

  local-cloud [options]         npm start -- [options]
  local-cloud token [options]   prints a token for an API with a local issuer
  local-cloud preview [options] prints the resources that the program asks for, and serves nothing
  local-cloud dynamodb [options] serves DynamoDB alone, without a program

  --program DIR          where Pulumi.yaml is (.)
  --port PORT            where to listen (3000); 0 takes a free port
  --host HOST            on which address (127.0.0.1); 0.0.0.0 lets other machines in, and a container's host
  --stack STACK          whose settings to take (dev)
  --config KEY=VALUE     a setting that wins over the stack's; repeatable
  --secret KEY=VALUE     the same for a secret one
  --environment FILE     what an environment of Pulumi ESC holds that the stack names, as \`pulumi env open\` prints
                         it; repeatable
  --no-environment       takes it from --config and --secret alone
  --table NAME=KEY:TYPE  the key of a table that the program only looks up, and its type S, N or B; a sort key
                         follows after a comma; repeatable
  --stack-output ORGANIZATION/PROJECT/STACK:KEY=VALUE
                         an output of another stack that the program refers to; repeatable
  --organization NAME    what the program gets for its organization (organization)
  --seed FILE            what is in the tables at the start: JSON, { "TABLE": [{ "id": "1" }] }
  --data DIR             keeps the tables between runs (in memory)
  --endpoint SERVICE=URL where functions reach a service of AWS that is not served here (refused); repeatable
  --fault FAULT          that share of requests goes wrong: dynamodb=throttle:0.2, dynamodb=conflict:0.1,
                         dynamodb=lost:0.1 or lambda=kill:0.05; repeatable
  --inspect [FUNCTION]   lets a debugger attach to a function, or to all of them; without time-outs
  --no-watch             leaves changed files alone; by default they are taken up
  --verbose              prints what the functions print, how long they took, their events and their answers
  --help                 this text
`;

/** What says which program is run, and what it finds. */
export const programOptions = {
  program: { type: "string", default: "." },
  stack: { type: "string", default: "dev" },
  config: { type: "string", multiple: true },
  secret: { type: "string", multiple: true },
  environment: { type: "string", multiple: true },
  "no-environment": { type: "boolean", default: false },
  table: { type: "string", multiple: true },
  "stack-output": { type: "string", multiple: true },
  organization: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

const options = {
  ...programOptions,
  port: { type: "string", default: "3000" },
  host: { type: "string", default: "127.0.0.1" },
  seed: { type: "string" },
  data: { type: "string" },
  endpoint: { type: "string", multiple: true },
  fault: { type: "string", multiple: true },
  inspect: { type: "string" },
  "no-watch": { type: "boolean", default: false },
  verbose: { type: "boolean", default: false },
} as const;

type Options = NonNullable<ParseArgsConfig["options"]>;

/** What the command line asks for. */
export interface Command {
  help: boolean;
  verbose: boolean;
  cloud: CloudOptions & { stack: string; host: string };
}

/** @throws Error of one line, with a remedy */
export function parseCommand(args: string[]): Command {
  const {
    help,
    verbose,
    port,
    endpoint,
    fault,
    secret: secrets,
    table: tables,
    ...values
  } = parse(withInspected(args), options);
  const { "stack-output": stackOutputs, "no-watch": noWatch, ...others } = values;
  const { environment, "no-environment": noEnvironment, ...rest } = others;
  const environments = environmentsOf({ environment, "no-environment": noEnvironment });
  const faults = parseFaults(fault ?? []);
  const endpoints = parseEndpoints(endpoint ?? []);
  const cloud = { ...rest, environments, endpoints, secrets, tables, stackOutputs, faults, watch: !noWatch };
  return { help, verbose, cloud: { ...cloud, port: portOf(port) } };
}

/** `--inspect` may go without a function: then it means them all. */
function withInspected(args: string[]): string[] {
  return args.map((arg, index) =>
    arg === "--inspect" && !/^[^-]/.test(args[index + 1] ?? "") ? "--inspect=" : arg,
  );
}

/** What is said of environments of Pulumi ESC; an empty list says that the settings are given otherwise. */
export function environmentsOf(values: {
  environment?: string[];
  "no-environment": boolean;
}): string[] | undefined {
  return values["no-environment"] ? [] : values.environment;
}

/** @throws Error of one line that names the option */
export function parse<T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${message.replace(/\.?$/, ".")} --help lists the options.`);
  }
}

/** @throws Error of one line for what is no port */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`Expected --port to be a number from 0 to 65535, got ${JSON.stringify(text)}.`);
}
