// A plan's resources in a form that two plans can be compared in.
import type { Plan } from "./program.ts";

/** Every resource's inputs by `kind name`, without the functions' archives, which hold promises. */
export function inputsOf({ resources }: Plan<unknown>) {
  return Object.fromEntries(
    resources.map(({ kind, name, inputs: { code: _, ...inputs } }) => [`${kind} ${name}`, inputs]),
  );
}
