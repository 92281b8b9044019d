// `npm run plan`: shows what the changes of this checkout do to a stack.
import { resolve } from "node:path";
import { withCheckout } from "./checkout.ts";
import { help, type Options, parseOptions } from "./options.ts";
import { hasAny, type Plan, planOf, planOfFailure } from "./plan.ts";
import { readVersion } from "./program/version.ts";
import { jsonOf } from "./show/json.ts";
import { markdownOf } from "./show/markdown.ts";
import { textOf } from "./show/text.ts";

const root = resolve(import.meta.dirname, "..");

const show = { text: textOf, markdown: markdownOf, json: jsonOf };

async function main(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options.help) return print(help.trimEnd());
  const plan = await planSince(options);
  print(show[options.format](plan));
  if (options.failOn.some((what) => hasAny(plan, what))) process.exitCode = 2;
}

async function planSince({ base, stack, args }: Options): Promise<Plan> {
  const before = await withCheckout(root, base, (folder, commit) =>
    readVersion(folder, args).catch((error) => {
      const remedy = "Choose another commit with --base, or set the missing settings with --config.";
      throw new Error(
        `The program does not run at ${commit}, the commit to compare with. ${remedy}\n${error.message}`,
      );
    }),
  );
  return readVersion(root, args).then(
    (after) => planOf(before, after),
    (error) => planOfFailure(stack, before, error.message),
  );
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
