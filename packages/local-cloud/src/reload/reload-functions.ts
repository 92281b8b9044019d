// Reloads the code of functions whose files have changed.
import { join } from "node:path";
import { writeArchive } from "../provider/archive.ts";
import { linkSourceMap } from "../provider/link-source-map.ts";
import type { Packed } from "../wire/values.ts";
import type { Reload } from "./context.ts";

let versions = 0;

/** @param urns the URNs of the functions whose files have changed */
export async function reloadFunctions(reload: Reload, urns: string[]): Promise<void> {
  const startedAt = performance.now();
  try {
    await reload.exclusive(() => replaceCode(reload, urns, startedAt));
  } catch (error) {
    reload.notices.failure("the functions", error);
  }
}

async function replaceCode(reload: Reload, urns: string[], startedAt: number): Promise<void> {
  const { cloud, services, context } = reload;
  const resources = await Promise.all(
    cloud.resources.map(async (resource) => {
      if (!urns.includes(resource.urn)) return resource;
      const folder = join(context.archives, `code-${++versions}`);
      await writeArchive(folder, resource.inputs.code as Packed, context.settings.cwd);
      await linkSourceMap(folder, resource.inputs.code as Packed, context.settings.cwd);
      return { ...resource, folder };
    }),
  );
  const { lambda, eventSources, authority, env, faults, onLeft } = services;
  const { changed, initFailures, apply } = await lambda.prepare({
    ...{ resources, iam: authority.iam, region: cloud.region, env, faults, onLeft },
  });
  apply();
  eventSources.retryNow();
  cloud.resources = resources;
  const names = resources.flatMap(({ urn, outputs }) => (urns.includes(urn) ? [String(outputs.name)] : []));
  tellOfFunctions(reload, names, initFailures);
  const milliseconds = Math.round(performance.now() - startedAt);
  if (changed.length > 0) reload.print(`Reloaded ${changed.join(", ")} in ${milliseconds} ms.`);
}

/** Prints the failures of init phases, and the names of functions that work again. */
export function tellOfFunctions(
  { notices, print }: Pick<Reload, "notices" | "print">,
  names: string[],
  failures: Map<string, string>,
): void {
  for (const [name, failure] of failures) notices.failure(name, failure);
  const back = names.filter((name) => !failures.has(name) && notices.recovered(name));
  if (back.length > 0) print(`${back.join(", ")} ${back.length > 1 ? "are" : "is"} back.`);
}
