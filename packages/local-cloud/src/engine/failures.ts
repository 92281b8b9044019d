// Ends a failed deployment: reports the error, and drops every later message.
import { Unavailable } from "../wire/rpc.ts";
import type { Diagnostic } from "./diagnostics.ts";

export interface Failures {
  diagnostics: Diagnostic[];
  /** Stores a message, unless the deployment has already failed. */
  report(diagnostic: Diagnostic): void;
  warn(message: string, urn: string): void;
  /** Fails the deployment because of a resource that must not be registered. */
  refuse(message: string, urn: string): never;
  /** Fails the deployment because a resource cannot be created. */
  fail(error: Error, urn: string): never;
  /** Fails the deployment because of an error after a resource was created. */
  failAfter(error: Error, urn: string): never;
}

/**
 * @param onReport called for each message
 * @param onFailed called when the deployment has failed
 */
export function createFailures(
  { preview, stackUrn }: { preview: boolean; stackUrn: string },
  onReport: (diagnostic: Diagnostic) => void,
  onFailed: () => void,
): Failures {
  const diagnostics: Diagnostic[] = [];
  let failed = false;

  function report(diagnostic: Diagnostic): void {
    if (failed) return;
    diagnostics.push(diagnostic);
    onReport(diagnostic);
  }

  function end(): never {
    failed = true;
    onFailed();
    // Pulumi's engine answers every registration under way with this message.
    throw new Unavailable("resource monitor shut down while waiting on step's done channel");
  }

  function failWith(message: string, urn: string): never {
    report({ severity: "error", message: `${preview ? "preview" : "update"} failed`, urn: stackUrn });
    report({ severity: "error", message, urn });
    return end();
  }

  return {
    diagnostics,
    report,
    warn: (message, urn) => report({ severity: "warning", message, urn }),
    refuse(message, urn) {
      report({ severity: "error", message, urn });
      return end();
    },
    fail: ({ message }, urn) => failWith(preview ? `Preview failed: ${message}` : message, urn),
    failAfter: ({ message }, urn) => failWith(message, urn),
  };
}
