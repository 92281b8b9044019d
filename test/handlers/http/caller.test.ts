// Tests the caller of a request: read only from the context that the gateway's authorizers write, which no client can forge.

import test from "ava";
import { type Caller, callerOf } from "../../../handlers/http/caller.ts";
import type { GatewayEvent } from "../../../handlers/http/gateway-event.ts";
import { type LocalRequest, localEvent } from "../../../handlers/http/local-event.ts";

/** Returns events whose context was written by a gateway's authorizer. */
const httpEvent = (context: object) => withContext(localEvent(), context);
const restEvent = (context: object) => withContext(localEvent({ gateway: "rest" }), context);
const withContext = (event: GatewayEvent, context: object) =>
  ({ ...event, requestContext: { ...event.requestContext, ...context } }) as GatewayEvent;

const iss = "https://issuer.example";
const arn = "arn:aws:iam::123456789012:user/ada";
const role = "arn:aws:sts::123456789012:assumed-role/web/CognitoIdentityCredentials";

const callers: Record<
  string,
  { event: GatewayEvent; id: string; identity: string[]; more: Partial<Caller> }
> = {
  "a JWT of the HTTP API": {
    event: httpEvent({ authorizer: { jwt: { claims: { iss, sub: "ada", aud: "api" }, scopes: null } } }),
    id: `${iss}#ada`,
    identity: ["jwt", iss, "sub", "ada"],
    more: { issuer: iss, subject: "ada", claims: { iss, sub: "ada", aud: "api" } },
  },
  "a Cognito token of the REST API": {
    event: restEvent({ authorizer: { claims: { iss, sub: "ada", "cognito:username": "Ada L" } } }),
    id: `${iss}#ada`,
    identity: ["jwt", iss, "sub", "ada"],
    more: { issuer: iss, subject: "ada", claims: { iss, sub: "ada", "cognito:username": "Ada L" } },
  },
  "a machine's JWT without `sub`": {
    event: httpEvent({ authorizer: { jwt: { claims: { iss, client_id: "batch" } } } }),
    id: `${iss}#batch`,
    identity: ["jwt", iss, "client_id", "batch"],
    more: { issuer: iss, subject: undefined, claims: { iss, client_id: "batch" } },
  },
  "a JWT without any subject": {
    event: httpEvent({ authorizer: { jwt: { claims: { iss, sub: "" } } } }),
    id: `${iss}#`,
    identity: ["jwt", iss, "client_id", ""],
    more: { issuer: iss, subject: undefined, claims: { iss, sub: "" } },
  },
  "an IAM principal of the HTTP API": {
    event: httpEvent({
      authorizer: {
        iam: { accountId: "123456789012", userArn: arn, callerId: "AIDA", cognitoIdentity: null },
      },
    }),
    id: arn,
    identity: ["iam", arn],
    more: { account: "123456789012", arn },
  },
  "an IAM principal of the REST API": {
    event: restEvent({
      identity: { accountId: "123456789012", userArn: arn, caller: "AIDA", cognitoIdentityId: null },
    }),
    id: arn,
    identity: ["iam", arn],
    more: { account: "123456789012", arn },
  },
  "a principal without an ARN": {
    event: restEvent({ identity: { userArn: null, caller: "AIDA" } }),
    id: "AIDA",
    identity: ["iam", "AIDA"],
    more: { account: undefined, arn: undefined },
  },
  "a user of an identity pool, HTTP API": {
    event: httpEvent({ authorizer: { iam: { userArn: role, cognitoIdentity: { identityId: "eu:1" } } } }),
    id: `${role}#eu:1`,
    identity: ["iam", role, "eu:1"],
    more: { account: undefined, arn: role },
  },
  "a user of an identity pool, REST API": {
    event: restEvent({ identity: { userArn: role, cognitoIdentityId: "eu:1" } }),
    id: `${role}#eu:1`,
    identity: ["iam", role, "eu:1"],
    more: { account: undefined, arn: role },
  },
};

const none = { scopes: [], groups: [], claims: {} };

for (const [title, { event, id, identity, more }] of Object.entries(callers)) {
  test(`knows ${title}`, (t) => {
    t.deepEqual(callerOf(event), { id, identity, ...none, ...more });
  });
}

for (const [title, claims, scopes, groups] of [
  ["of an HTTP API", { scope: "a b", "cognito:groups": "[admins staff]" }, ["a", "b"], ["admins", "staff"]],
  ["of a REST API", { scope: "a", "cognito:groups": "admins,staff" }, ["a"], ["admins", "staff"]],
  ["with `scp` and `groups`", { scp: "[a b]", groups: "admins" }, ["a", "b"], ["admins"]],
  ["with empty lists", { scope: "", groups: "[]" }, [], []],
  ["without any", {}, [], []],
] as const) {
  test(`reads scopes and groups of a token ${title}`, (t) => {
    const caller = callerOf(localEvent({ claims: { iss, sub: "ada", ...claims } }));
    t.deepEqual([caller.scopes, caller.groups], [[...scopes], [...groups]]);
  });
}

const forged: LocalRequest = {
  headers: {
    Authorization: "Bearer e30.e30.e30",
    "X-Amzn-Oidc-Identity": "root",
    "X-Forwarded-User": "root",
    "x-amzn-requestcontext": '{"authorizer":{"claims":{"sub":"root"}}}',
  },
  query: "sub=root",
  body: { requestContext: { authorizer: { claims: { iss, sub: "root" } } }, sub: "root" },
};

test("without an authorizer everybody is anonymous, whatever the headers say", (t) => {
  const anonymous = { id: "anonymous", identity: ["anonymous"], ...none, account: undefined, arn: undefined };
  t.deepEqual(callerOf(localEvent(forged)), anonymous);
  t.deepEqual(callerOf(localEvent({ ...forged, gateway: "rest" })), anonymous);
  t.deepEqual(callerOf(restEvent({ authorizer: {} })), anonymous);
});

test("no two kinds of caller have one identity", (t) => {
  const sub = callerOf(httpEvent({ authorizer: { jwt: { claims: { iss, sub: "x" } } } }));
  const client = callerOf(httpEvent({ authorizer: { jwt: { claims: { iss, client_id: "x" } } } }));
  const principal = callerOf(httpEvent({ authorizer: { iam: { userArn: `${iss}#x` } } }));
  t.is(new Set([sub, client, principal].map(({ identity }) => JSON.stringify(identity))).size, 3);
});
