// Writes the plan as JSON, for other programs to read.
import type { Plan } from "../plan.ts";

export function jsonOf(plan: Plan): string {
  const changes = plan.changes.map(({ action, type, name, because, inputs }) => ({
    ...{ action, type, name, because, inputs },
  }));
  return JSON.stringify({ ...plan, changes }, undefined, 2);
}
