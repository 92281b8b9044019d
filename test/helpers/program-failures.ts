// Runs programs that must fail.
import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { type PlanOptions, plan } from "./program.ts";

/** The failure of a program. */
export interface Failure {
  /** The message of each error, once. */
  messages: string[];
  /** The resources that were registered in spite of the failure, as `type name`. */
  registered: string[];
}

/** Runs a program that must fail. One error can reach the program several times, through everything that depends on it. */
export async function failureOf(program: () => unknown, options: PlanOptions = {}): Promise<Failure> {
  // Pulumi shows an error once, however often it is thrown.
  const errors = new Set<unknown>();
  const registered: string[] = [];
  const listeners = process.rawListeners("unhandledRejection") as NodeJS.UnhandledRejectionListener[];
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (error) => errors.add(error));
  try {
    await plan(program, { ...options, onResource: (kind, name) => registered.push(`${kind} ${name}`) });
  } catch (error) {
    errors.add(error);
  }
  await pulumi.runtime.disconnect();
  await setImmediate();
  process.removeAllListeners("unhandledRejection");
  for (const listener of listeners) process.on("unhandledRejection", listener);
  return { messages: [...errors].map(messageOf), registered };
}

/** Removes the prefix that Pulumi's runtime adds for each property that the error passed through. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^(error serializing property "\w+": )+/, "");
}
