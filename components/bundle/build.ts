// Bundles several functions in one build. Shared modules are read once, but no bundle depends on the other functions.

import * as pulumi from "@pulumi/pulumi";
import type { Built, Entry } from "./built.ts";
import { BundleFault, causeOf, filesOf } from "./faults.ts";
import { leftBehind } from "./inspect/left-behind.ts";
import { type Run, runEsbuild } from "./run-esbuild.ts";
import { isOfStandIn, standIns } from "./stand-ins.ts";
import { faultsAmong } from "./warnings.ts";

/** Bundles the functions. Returns for each its bundle, or a `BundleFault`. */
export async function build(entries: Entry[], run: Run = runEsbuild): Promise<PromiseSettledResult<Built>[]> {
  const kinds = [...new Set(entries.map(kindOf))];
  const results = await Promise.all(
    kinds.map(async (kind) => {
      const alike = entries.filter((entry) => kindOf(entry) === kind);
      // A failure may come from any of the functions.
      const all = await buildLean(alike, run).catch(() => []);
      return all.map((built, index) => [alike[index], built] as const);
    }),
  );
  const found = new Map(results.flat());
  // What did not build with the others is built alone, which shows whose failure it is.
  return Promise.allSettled(
    entries.map(async (entry) => checked(entry, found.get(entry) ?? (await buildAlone(entry)))),
  );
}

/** Returns a key for functions that can share a run of esbuild, as a run has one set of options. */
function kindOf({ beside }: Entry): string {
  return JSON.stringify(beside ?? {});
}

/** Leaves out the parts of the SDK that a function with only DynamoDB's client does not need. */
async function buildLean(entries: Entry[], run: Run): Promise<Built[]> {
  const lean = await run(entries, standIns);
  const rest = entries.filter((_, index) => lean[index]?.needsMore);
  if (rest.length === 0) return lean;
  const full = await run(rest, withoutDynamodbOnly);
  return lean.map((built, index) => full[rest.indexOf(entries[index] as Entry)] ?? built);
}

const withoutDynamodbOnly = standIns.filter(({ dynamodbOnly }) => !dynamodbOnly);

async function buildAlone(entry: Entry): Promise<Built> {
  try {
    const [built] = await buildLean([entry], runEsbuild).catch((error) => {
      if (!isOfStandIn(error)) throw error;
      // A newer SDK may not work with the stand-ins. The bundle then gets larger, but the build does not fail.
      return runEsbuild([entry], []);
    });
    return built as Built;
  } catch (error) {
    throw new BundleFault(entry.name, causeOf(error), filesOf(error));
  }
}

async function checked(entry: Entry, built: Built): Promise<Built> {
  const { beside } = entry;
  if (beside && !beside.isModule && built.left.length > 0) {
    const module = { ...entry, beside: { ...beside, isModule: true } };
    return checked(module, await buildAlone(module));
  }
  const { faults, warnings } = await leftBehind(built, new Set(beside?.files));
  const all = [...faultsAmong(entry.name, built.warnings), ...faults];
  if (all.length > 0) throw new BundleFault(entry.name, all.join(" "), built.files);
  for (const warning of warnings) pulumi.log.warn(`Function "${entry.name}": ${warning}`);
  return built;
}
