// `local-cloud token`: prints a token of the local issuer that the running API accepts.
import { parseArgs } from "node:util";
import { issuerPath, type LocalIssuer } from "./issuer-page.ts";

const help = `Prints a token for an API that is served with a local issuer.

  local-cloud token --scopes things.read

  --scopes LIST    scopes of the token, separated by commas or spaces (none)
  --subject NAME   subject of the token (local-user)
  --lifetime SECS  seconds until it expires (3600)
  --audience NAME  audience of the token (the one that the API asks for)
  --id             an ID token instead of an access token
  --port PORT      where the API listens (3000)
  --help           this text
`;

/**
 * Runs the command `local-cloud token`, and returns its output: a token, or the help.
 *
 * @throws Error of one line, with a remedy
 */
export async function printToken(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      scopes: { type: "string" },
      subject: { type: "string" },
      lifetime: { type: "string" },
      audience: { type: "string" },
      id: { type: "boolean" },
      port: { type: "string", default: "3000" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return help.trimEnd();
  const { issuer, audience } = await findIssuer(`http://127.0.0.1:${values.port}`);
  const form = new URLSearchParams({ grant_type: "client_credentials", use: values.id ? "id" : "access" });
  for (const one of values.audience ? [values.audience] : (audience ?? [])) form.append("audience", one);
  if (values.scopes) form.set("scope", values.scopes.split(/[\s,]+/).join(" "));
  if (values.subject) form.set("subject", values.subject);
  if (values.lifetime) form.set("lifetime", values.lifetime);
  return requestToken(issuer, form);
}

async function findIssuer(api: string): Promise<LocalIssuer> {
  const response = await fetch(`${api}${issuerPath}`).catch((error) => {
    throw new Error(`No API answers at ${api}. Start it, or give its port with --port.`, {
      cause: error,
    });
  });
  if (!response.ok) {
    throw new Error(
      `The API at ${api} has no local issuer. Start it with its issuer set to "local": --config jwtIssuer=local.`,
    );
  }
  return (await response.json()) as LocalIssuer;
}

async function requestToken(issuer: string, form: URLSearchParams): Promise<string> {
  const response = await fetch(`${issuer}/token`, { method: "POST", body: form });
  const body = (await response.json()) as { access_token?: string; error_description?: string };
  if (!body.access_token)
    throw new Error(body.error_description ?? `The issuer answered ${response.status}.`);
  return body.access_token;
}
