// Reads the caller from the part of the event that only the gateway's authorizer can set.

import type { GatewayEvent } from "./gateway-event.ts";

/** The caller of a request, as the gateway authenticated it. */
export interface Caller {
  /** The caller's name for the log: `<issuer>#<subject>`, the ARN of an IAM principal, or `anonymous`. */
  id: string;
  /** The parts that identify the caller without ambiguity, unlike `id`. Use it for data that callers must not share. */
  identity: string[];
  /** The token's `iss`. */
  issuer?: string | undefined;
  /** The token's `sub`. */
  subject?: string | undefined;
  /** The scopes in the token's `scope`, or else `scp`; empty without a token. */
  scopes: string[];
  /** The groups in the token's `cognito:groups`, or else `groups`; empty without a token. The gateway joins them, so a group's name can have no space or comma. */
  groups: string[];
  /** All claims of the token as the gateway passes them, mostly as texts; empty without a token. */
  claims: Record<string, unknown>;
  /** The account that signed the request, with `auth: iam`. */
  account?: string | undefined;
  /** The ARN of the principal that signed the request, with `auth: iam`. */
  arn?: string | undefined;
}

/** The claims of a verified token, or the facts about a signed request. */
type Fields = Record<string, unknown>;

/**
 * Returns the caller that the gateway authenticated. It never reads headers. JWT authorizers pass the claims, IAM passes the principal. A
 * token without `sub` is identified by `client_id`, which some issuers use for machines. Tokens with neither share one identity for each
 * issuer.
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

/** Identifies a principal by its ARN and, in a Cognito identity pool, by its identity id, as all users of the pool have the same ARN. */
function fromPrincipal([arn, identityId]: unknown[]): Pick<Caller, "id" | "identity"> {
  const parts = [text(arn), text(identityId)].filter((part) => part !== undefined);
  if (!text(arn)) return { id: "anonymous", identity: ["anonymous"] };
  return { id: parts.join("#"), identity: ["iam", ...parts] };
}

/** Returns the list in a claim. An HTTP API writes a list as `[a b]`, a REST API joins groups by commas. Scopes are always separated by spaces. */
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
