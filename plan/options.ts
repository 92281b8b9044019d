// The options of `npm run plan`.
import { parseArgs } from "node:util";

export const help = `Shows what the changes of this checkout do to a stack. It needs no credentials: both versions run on this machine.

  npm run plan -- [options]

  --base REF             compares with the last commit that this branch and REF share (origin/main)
  --stack STACK          the stack whose settings are used (dev)
  --format FORMAT        text, markdown or json (text)
  --fail-on WHAT         ends with status 2 at a danger (danger), or at a danger or a change that breaks clients (breaking); repeatable
  --config KEY=VALUE     a setting that overrides the stack's, in both versions; repeatable
  --table NAME=KEY:TYPE  the key of a table that the program looks up and does not create; repeatable
  --help                 shows this text

It ends with status 1 when there is no plan because of an error.
`;

const formats = ["text", "markdown", "json"] as const;
const failures = ["danger", "breaking"] as const;

export interface Options {
  help: boolean;
  base: string;
  stack: string;
  format: (typeof formats)[number];
  failOn: (typeof failures)[number][];
  /** The options that are passed on to `local-cloud preview`. */
  args: string[];
}

/**
 * Reads the command line of `npm run plan`.
 *
 * @throws Error of one line that names the wrong option
 */
export function parseOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      base: { type: "string", default: "origin/main" },
      stack: { type: "string", default: "dev" },
      format: { type: "string", default: "text" },
      "fail-on": { type: "string", multiple: true, default: [] },
      config: { type: "string", multiple: true, default: [] },
      table: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", default: false },
    },
  });
  const { base, stack, config, table } = values;
  return {
    ...{ help: values.help, base, stack },
    format: oneOf("--format", formats, values.format),
    failOn: values["fail-on"].map((each) => oneOf("--fail-on", failures, each)),
    args: [
      ...["--stack", stack],
      ...config.flatMap((each) => ["--config", each]),
      ...table.flatMap((each) => ["--table", each]),
    ],
  };
}

function oneOf<T extends string>(option: string, all: readonly T[], value: string): T {
  const found = all.find((each) => each === value);
  if (found) return found;
  throw new Error(`Expected ${option} to be ${all.join(" or ")}, got ${JSON.stringify(value)}.`);
}
