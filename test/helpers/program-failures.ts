// Programs that are to fail.
import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { type PlanOptions, plan } from "./program.ts";

/** How a program failed. */
export interface Failure {
  /** The errors' messages, one an error. */
  messages: string[];
  /** `type name` of the resources that were registered nevertheless. */
  registered: string[];
}

/** Runs a program that is to fail; one error reaches the program and, on the way, everything that depends on it. */
export async function failureOf(program: () => unknown, options: PlanOptions = {}): Promise<Failure> {
  // Pulumi shows one error once, however often it surfaces.
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

/** The runtime prepends each property that the error came through. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^(error serializing property "\w+": )+/, "");
}
