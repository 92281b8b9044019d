// Reads the command line of the smoke test.

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Conformance } from "./conformance.ts";
import { bearer, type Credentials, nobody, signer } from "./credentials.ts";

export const usage = `Tries the whole contract of a deployed or local API, and deletes what it created.

  --url URL         the API's base URL; \`pulumi stack output url\` prints it
  --token TOKEN     for \`auth: jwt\`: a token; the environment variable USER_API_TOKEN does the same
  --iam             for \`auth: iam\`: signs with the AWS credentials of the environment or AWS_PROFILE
  --document FILE   the OpenAPI document of the API; openapi.json by default

Its exit status is 0 when every case holds, 1 when one does not, and 2 when it cannot begin.`;

const options = {
  url: { type: "string" },
  token: { type: "string" },
  iam: { type: "boolean" },
  document: { type: "string", default: "openapi.json" },
  help: { type: "boolean" },
} as const;

export interface Options {
  url: URL;
  document: Conformance;
  credentials: Credentials;
}

/**
 * Reads the options and the document.
 *
 * @returns `undefined` for `--help`
 * @throws Error when an option is missing or wrong
 */
export async function readOptions(args: string[]): Promise<Options | undefined> {
  const { values } = parseArgs({ args, options });
  if (values.help) return undefined;
  const { token = process.env.USER_API_TOKEN || undefined, iam } = values;
  if (iam && values.token !== undefined) throw new Error("Expected `--token` or `--iam`, got both.");
  const url = readUrl(values.url);
  const document = readDocument(values.document);
  return { url, document, credentials: iam ? await signer(url) : token ? bearer(token) : nobody };
}

function readUrl(text: string | undefined): URL {
  if (text !== undefined && URL.canParse(text) && /^https?:/.test(text)) return new URL(text);
  throw new Error(`Expected \`--url\` to be an http or https URL, got ${text ?? "none"}.\n\n${usage}`);
}

function readDocument(file: string): Conformance {
  try {
    const document = JSON.parse(readFileSync(file, "utf8"));
    if (document.paths && document.components?.schemas?.UserInput) return new Conformance(document);
  } catch (error) {
    throw wrongDocument(file, (error as Error).message);
  }
  throw wrongDocument(file, "it has no `paths`, or no schema `UserInput`");
}

function wrongDocument(file: string, cause: string): Error {
  return new Error(
    `Expected \`--document\` to be an OpenAPI document of users, got ${file}: ${cause}. Write one with \`openApiDocument\` and pass its file.`,
  );
}
