// Writes a program's errors and warnings in the form of `pulumi up`.
import { stripVTControlCharacters } from "node:util";

/** The severities. Each index is the severity's number in Pulumi's protocol. */
export const severities = ["debug", "info", "warning", "error"] as const;

export interface Diagnostic {
  severity: (typeof severities)[number];
  message: string;
  /** The URN of the resource that the message is about; empty for the program as a whole. */
  urn: string;
}

/** Returns all errors as text, each below the resource that it is about. */
export function describeErrors(diagnostics: Diagnostic[], stackUrn: string): string {
  const errors = diagnostics
    .filter(({ severity }) => severity === "error")
    .map((error) => ({ ...error, urn: error.urn || stackUrn }));
  const groups = Object.entries(Object.groupBy(errors, ({ urn }) => urn)).map(([urn, group = []]) =>
    [`  ${title(urn)}:`, ...group.map((one) => indent(textOf(one)))].join("\n"),
  );
  return ["Diagnostics:", groups.join("\n\n")].join("\n");
}

/** Returns a message that is not an error as text. It is below its resource, unless it is about the program as a whole. */
export function describeNote(diagnostic: Diagnostic, stackUrn: string): string {
  const { urn } = diagnostic;
  if (!urn || urn === stackUrn) return textOf(diagnostic);
  return `  ${title(urn)}:\n${indent(textOf(diagnostic))}`;
}

/** Returns the resource's title in the CLI's short form: `aws:sns:Topic (alarms)` for the type `aws:sns/topic:Topic`. */
function title(urn: string): string {
  const [, , types = "", ...name] = urn.split("::");
  const type = types.split("$").at(-1) ?? "";
  return `${type.replace(/\/(\w+):(?=\1$)/i, ":")} (${name.join("::")})`;
}

/** Returns the message with its severity. Information has no prefix, like the program's own output. */
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
