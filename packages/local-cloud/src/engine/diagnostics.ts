// What a program reports, as `pulumi up` shows it.
import { stripVTControlCharacters } from "node:util";

/** In the order of the protocol's numbers. */
export const severities = ["debug", "info", "warning", "error"] as const;

export interface Diagnostic {
  severity: (typeof severities)[number];
  message: string;
  /** The resource that it is about; empty for the program as a whole. */
  urn: string;
}

/** Every error, below the resource that it is about. */
export function describeErrors(diagnostics: Diagnostic[], stackUrn: string): string {
  const errors = diagnostics
    .filter(({ severity }) => severity === "error")
    .map((error) => ({ ...error, urn: error.urn || stackUrn }));
  const groups = Object.entries(Object.groupBy(errors, ({ urn }) => urn)).map(([urn, group = []]) =>
    [`  ${title(urn)}:`, ...group.map((one) => indent(textOf(one)))].join("\n"),
  );
  return ["Diagnostics:", groups.join("\n\n")].join("\n");
}

/** One that is no error, when it comes: below its resource, unless it is the program's own. */
export function describeNote(diagnostic: Diagnostic, stackUrn: string): string {
  const { urn } = diagnostic;
  if (!urn || urn === stackUrn) return textOf(diagnostic);
  return `  ${title(urn)}:\n${indent(textOf(diagnostic))}`;
}

/** `aws:sns:Topic (alarms)` for the type `aws:sns/topic:Topic`, as the CLI shortens it. */
function title(urn: string): string {
  const [, , types = "", ...name] = urn.split("::");
  const type = types.split("$").at(-1) ?? "";
  return `${type.replace(/\/(\w+):(?=\1$)/i, ":")} (${name.join("::")})`;
}

/** Information has no prefix, so that it reads like what the program prints itself. */
function textOf({ severity, message }: Diagnostic): string {
  const text = stripVTControlCharacters(message).trimEnd();
  return severity === "info" ? text : `${severity}: ${text}`;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`.trimEnd())
    .join("\n");
}
