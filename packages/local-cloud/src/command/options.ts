// The options of the command `local-cloud`, and its help text.
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { CloudOptions } from "../cloud/cloud.ts";
import { parseEndpoints } from "../endpoints/endpoints.ts";
import { parseFaults } from "../faults/faults.ts";

/** The help for `programOptions`. */
export const programHelp = `  --program DIR          the folder with Pulumi.yaml (.)
  --stack STACK          the stack whose settings are used (dev)
  --config KEY=VALUE     overrides a setting of the stack: --config jwtIssuer=local; repeatable
  --secret KEY=VALUE     overrides a setting, and makes it secret; repeatable
  --environment FILE     the output of \`pulumi env open --format json\`, for an environment of Pulumi ESC that the
                         stack names; repeatable
  --no-environment       ignores the stack's environments; --config and --secret give their settings
  --table NAME=KEY:TYPE  the key of a table that the program only looks up; TYPE is S, N or B, and a sort key follows
                         after a comma: --table orders=id:S,date:N; repeatable
  --stack-output ORGANIZATION/PROJECT/STACK:KEY=VALUE
                         an output of another stack that the program reads; repeatable
  --organization NAME    the answer to pulumi.getOrganization() (organization)`;

export const help = `Serves the API of a Pulumi program on this machine, without an AWS account.

  local-cloud [options]           runs the program and serves its API; in a checkout: npm start -- [options]
  local-cloud token [options]     prints a token for an API with a local issuer
  local-cloud preview [options]   prints the resources that the program registers, and serves nothing
  local-cloud dynamodb [options]  serves DynamoDB alone, without a program

${programHelp}
  --port PORT            the port to listen on (3000); 0 picks a free one
  --host HOST            the address to listen on (127.0.0.1); 0.0.0.0 also lets other machines in, and the host of
                         a container
  --seed FILE            a JSON file with items that the tables hold at the start: { "TABLE": [{ "id": "1" }] }
  --data DIR             keeps the tables in this folder (by default in memory)
  --endpoint SERVICE=URL the URL at which functions call an AWS service that is not served here:
                         --endpoint sqs=http://127.0.0.1:9324; repeatable
  --fault FAULT          makes a share of requests fail: dynamodb=throttle:0.2, dynamodb=conflict:0.1,
                         dynamodb=lost:0.1 or lambda=kill:0.05; repeatable
  --inspect [FUNCTION]   lets a debugger attach to a function, or to all functions; they then have no timeout
  --no-watch             does not reload when files change
  --verbose              prints the output, duration, event and answer of each function call
  --help                 prints this text
`;

/** The options that choose the program and give its settings. `local-cloud preview` takes them too. */
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

/** The parsed command line. */
export interface Command {
  help: boolean;
  verbose: boolean;
  cloud: CloudOptions & { stack: string; host: string };
}

/**
 * Parses the command line.
 *
 * @throws Error in one line, with a remedy
 */
export function parseCommand(args: string[]): Command {
  const values = parse(withInspected(args), options);
  const { help, verbose, program, stack, config, organization, host, seed, data, inspect } = values;
  return {
    help,
    verbose,
    cloud: {
      ...{ program, stack, config, organization, host, seed, data, inspect },
      environments: environmentsOf(values),
      secrets: values.secret,
      tables: values.table,
      stackOutputs: values["stack-output"],
      endpoints: parseEndpoints(values.endpoint ?? []),
      faults: parseFaults(values.fault ?? []),
      port: portOf(values.port),
      watch: !values["no-watch"],
    },
  };
}

/** Gives `--inspect` without a function an empty value, which means all functions. `parseArgs` has no optional values. */
function withInspected(args: string[]): string[] {
  return args.map((arg, index) =>
    arg === "--inspect" && !/^[^-]/.test(args[index + 1] ?? "") ? "--inspect=" : arg,
  );
}

/** Returns the files of the environments of Pulumi ESC; an empty list for `--no-environment`. */
export function environmentsOf(values: {
  environment?: string[];
  "no-environment": boolean;
}): string[] | undefined {
  return values["no-environment"] ? [] : values.environment;
}

/**
 * Parses a command's options.
 *
 * @throws Error in one line that names the option
 */
export function parse<T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${message.replace(/\.?$/, ".")} --help lists the options.`);
  }
}

/**
 * Parses a port.
 *
 * @throws Error in one line for a text that is not a port
 */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`Expected --port to be a number from 0 to 65535, got ${JSON.stringify(text)}.`);
}
