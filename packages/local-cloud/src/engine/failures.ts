// How a deployment fails: what is reported, and that nothing comes after it.
import { Unavailable } from "../wire/rpc.ts";
import type { Diagnostic } from "./diagnostics.ts";

export interface Failures {
  diagnostics: Diagnostic[];
  /** Keeps a report, unless the deployment has failed before. */
  report(diagnostic: Diagnostic): void;
  warn(message: string, urn: string): void;
  /** A resource that must not be registered at all. */
  refuse(message: string, urn: string): never;
  /** A resource that cannot be had. */
  fail(error: Error, urn: string): never;
  /** What goes wrong with a resource that is there already. */
  failAfter(error: Error, urn: string): never;
}

/**
 * @param onReport is told of each report
 * @param onFailed is told when the deployment is over
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
    // What the engine tells every registration that was under way.
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
