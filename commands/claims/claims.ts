// `npm run claims -- --stack NAME`: claims the unique values of stored users, and lists the users that share one.

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { claimStored, type Report } from "./claim-stored.ts";
import { type DeployedApi, deployedApis } from "./deployed-apis.ts";
import { exportStack } from "./export-stack.ts";
import { removeLeft } from "./remove-left.ts";

const usage = `Claims the unique values of the stored users.

  --stack NAME   the name of the stack; \`pulumi\` runs in this folder
  --state FILE   instead of --stack: a file with the output of \`pulumi stack export --show-secrets\`
  --repair       first removes claims whose user is gone or has another value

You can stop it and run it again. Its exit status is 1 while a value could not be claimed, and 2 when it cannot begin or go on.`;

const options = {
  stack: { type: "string" },
  state: { type: "string" },
  repair: { type: "boolean" },
  help: { type: "boolean" },
} as const;

/**
 * Runs the command.
 *
 * @param output takes the lines of the report, and the error
 * @returns the exit status: 0 when every value is claimed
 */
export async function claims(
  args: string[],
  output: Pick<Console, "log" | "error"> = console,
): Promise<number> {
  let apis: DeployedApi[];
  let repair: boolean | undefined;
  try {
    const { values } = parseArgs({ args, options });
    if (values.help) {
      output.log(usage);
      return 0;
    }
    ({ repair } = values);
    apis = deployedApis(await stateOf(values.stack, values.state));
  } catch (error) {
    output.error(error instanceof Error ? error.message : error);
    return 2;
  }
  let left = 0;
  try {
    for (const api of apis) left += await claimsOf(api, repair === true, output.log);
  } catch (error) {
    output.error(`  It stopped: ${error}`);
    output.error("  Remove the cause, then run this again. The claims that were written stay.");
    return 2;
  }
  return left > 0 ? 1 : 0;
}

async function stateOf(stack: string | undefined, file: string | undefined): Promise<string> {
  if ((stack === undefined) === (file === undefined)) {
    throw new Error(
      `Expected \`--stack\` or \`--state\`, got ${stack === undefined ? "neither" : "both"}.\n\n${usage}`,
    );
  }
  return file === undefined ? exportStack(String(stack)) : readFile(file, "utf8");
}

type Log = (line: string) => void;

/** Claims the values of one API. Returns the number of values that were not claimed: duplicates, and values with an outdated claim. */
async function claimsOf(api: DeployedApi, repair: boolean, log: Log): Promise<number> {
  const client = new DynamoDBClient({ region: api.region, maxAttempts: 10 });
  log(`${api.users}: ${Object.keys(api.unique).join(", ")}`);
  if (repair)
    log(`  ${await removeLeft(client, api)} claims removed whose user is gone or has another value`);
  const report = await claimStored(client, api);
  print(report, log);
  client.destroy();
  return report.duplicates.length + report.left.length;
}

function print({ claimed, before, duplicates, left }: Report, log: Log): void {
  log(`  ${claimed} values claimed now, ${before} were claimed already`);
  for (const { claim, users } of duplicates) log(`  duplicate ${claim}: ${users.join(", ")}`);
  for (const { claim, users } of left) {
    log(
      `  not claimed ${claim} for ${users[1]}: the claim still belongs to ${users[0]}, who is gone or has another value`,
    );
  }
  if (duplicates.length > 0) {
    log("  Change or delete one user of each duplicate. Then run this again.");
  }
  if (left.length > 0) log("  `--repair` removes such claims.");
}
