// Who called, from what only the gateway's own authorizer can have set in the event.

import type { GatewayEvent } from "./gateway-event.ts";

/** The caller of a request. */
export interface Caller {
  /** For the log: `<issuer>#<subject>`, the ARN of an IAM principal, or `anonymous`. */
  id: string;
  /** The same without ambiguity, for what must not mix between callers. */
  identity: string[];
  /** Of a token: `iss`. */
  issuer?: string | undefined;
  /** Of a token: `sub`. */
  subject?: string | undefined;
  /** Of a token: what is in `scope`, or else `scp`. */
  scopes: string[];
  /** Of a token: what is in `cognito:groups`, or else `groups`. The gateway joins them, so that none can have a space or a comma. */
  groups: string[];
  /** Of a token: every claim, as the gateway hands it over: mostly texts. */
  claims: Record<string, unknown>;
  /** Of a signed request: the account of who signed. */
  account?: string | undefined;
  /** Of a signed request: the ARN of who signed. */
  arn?: string | undefined;
}

/** Claims of a verified token, or the fields of a signed request. */
type Fields = Record<string, unknown>;

/**
 * The caller that the gateway authenticated; headers say nothing here. JWT authorizers of both gateways hand over the claims, IAM
 * the principal. A token without `sub` is known by `client_id`, as machine-to-machine tokens of some issuers are; one that has
 * neither shares the identity of all such tokens of its issuer.
 */
export function callerOf(event: GatewayEvent): Caller {
  const context = event.requestContext as unknown as { authorizer?: Fields | null; identity?: Fields | null };
  const authorizer = context.authorizer ?? {};
  const claims = fields(fields(authorizer.jwt)?.claims) ?? fields(authorizer.claims);
  if (claims) return fromClaims(claims);
  const iam = fields(authorizer.iam);
  const principal = iam
    ? [iam.userArn ?? iam.callerId, fields(iam.cognitoIdentity)?.identityId]
    : [context.identity?.userArn ?? context.identity?.caller, context.identity?.cognitoIdentityId];
  const account = text(iam ? iam.accountId : context.identity?.accountId);
  return {
    ...fromPrincipal(principal),
    scopes: [],
    groups: [],
    claims: {},
    account,
    arn: text(iam ? iam.userArn : context.identity?.userArn),
  };
}

function fromClaims(claims: Fields): Caller {
  const issuer = text(claims.iss) ?? "";
  const claim = text(claims.sub) ? "sub" : "client_id";
  const subject = text(claims[claim]) ?? "";
  return {
    id: `${issuer}#${subject}`,
    identity: ["jwt", issuer, claim, subject],
    issuer: text(claims.iss),
    subject: text(claims.sub),
    scopes: listIn(claims.scope ?? claims.scp, " "),
    groups: listIn(claims["cognito:groups"] ?? claims.groups, ","),
    claims,
  };
}

/** All users of a Cognito identity pool sign as one role session, so their identity id joins the ARN. */
function fromPrincipal([arn, identityId]: unknown[]): Pick<Caller, "id" | "identity"> {
  const parts = [text(arn), text(identityId)].filter((part) => part !== undefined);
  if (!text(arn)) return { id: "anonymous", identity: ["anonymous"] };
  return { id: parts.join("#"), identity: ["iam", ...parts] };
}

/** A list in a claim: an HTTP API writes lists as `[a b]`, a REST API joins groups by commas; scopes are a text with spaces anyway. */
function listIn(claim: unknown, separator: string): string[] {
  const [, inside] = /^\[(.*)\]$/s.exec(text(claim) ?? "") ?? [];
  const parts = inside === undefined ? text(claim)?.split(separator) : inside.split(" ");
  return parts?.filter((part) => part !== "") ?? [];
}

function fields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null ? (value as Fields) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
