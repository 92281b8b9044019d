// Turns the resources of a plan into a form in which two plans can be compared.
import type { Plan } from "./program.ts";

/** Returns the inputs of every resource by `kind name`. It leaves out the functions' archives, which contain promises. */
export function inputsOf({ resources }: Plan<unknown>) {
  return Object.fromEntries(
    resources.map(({ kind, name, inputs: { code: _, ...inputs } }) => [`${kind} ${name}`, inputs]),
  );
}
