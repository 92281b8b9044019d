// The caller: read from what the gateway's authorizers say, and from nothing a client can forge.

import test from "ava";
import { callerOf } from "../../../handlers/http/caller.ts";
import type { GatewayEvent } from "../../../handlers/http/gateway-event.ts";
import { type LocalRequest, localEvent } from "../../../handlers/http/local-event.ts";

/** Events whose context says what a gateway's authorizer put into it. */
const httpEvent = (context: object) => withContext(localEvent(), context);
const restEvent = (context: object) => withContext(localEvent({ gateway: "rest" }), context);
const withContext = (event: GatewayEvent, context: object) =>
  ({ ...event, requestContext: { ...event.requestContext, ...context } }) as GatewayEvent;

const iss = "https://issuer.example";
const arn = "arn:aws:iam::123456789012:user/ada";
const role = "arn:aws:sts::123456789012:assumed-role/web/CognitoIdentityCredentials";

const callers: Record<string, { event: GatewayEvent; id: string; identity: string[] }> = {
  "a JWT of the HTTP API": {
    event: httpEvent({ authorizer: { jwt: { claims: { iss, sub: "ada", aud: "api" }, scopes: null } } }),
    id: `${iss}#ada`,
    identity: ["jwt", iss, "sub", "ada"],
  },
  "a Cognito token of the REST API": {
    event: restEvent({ authorizer: { claims: { iss, sub: "ada", "cognito:username": "Ada L" } } }),
    id: `${iss}#ada`,
    identity: ["jwt", iss, "sub", "ada"],
  },
  "a machine's JWT without `sub`": {
    event: httpEvent({ authorizer: { jwt: { claims: { iss, client_id: "batch" } } } }),
    id: `${iss}#batch`,
    identity: ["jwt", iss, "client_id", "batch"],
  },
  "a JWT without any subject": {
    event: httpEvent({ authorizer: { jwt: { claims: { iss, sub: "" } } } }),
    id: `${iss}#`,
    identity: ["jwt", iss, "client_id", ""],
  },
  "an IAM principal of the HTTP API": {
    event: httpEvent({ authorizer: { iam: { userArn: arn, callerId: "AIDA", cognitoIdentity: null } } }),
    id: arn,
    identity: ["iam", arn],
  },
  "an IAM principal of the REST API": {
    event: restEvent({ identity: { userArn: arn, caller: "AIDA", cognitoIdentityId: null } }),
    id: arn,
    identity: ["iam", arn],
  },
  "a principal without an ARN": {
    event: restEvent({ identity: { userArn: null, caller: "AIDA" } }),
    id: "AIDA",
    identity: ["iam", "AIDA"],
  },
  "a user of an identity pool, HTTP API": {
    event: httpEvent({ authorizer: { iam: { userArn: role, cognitoIdentity: { identityId: "eu:1" } } } }),
    id: `${role}#eu:1`,
    identity: ["iam", role, "eu:1"],
  },
  "a user of an identity pool, REST API": {
    event: restEvent({ identity: { userArn: role, cognitoIdentityId: "eu:1" } }),
    id: `${role}#eu:1`,
    identity: ["iam", role, "eu:1"],
  },
};

for (const [title, { event, id, identity }] of Object.entries(callers)) {
  test(`knows ${title}`, (t) => {
    t.deepEqual(callerOf(event), { id, identity });
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
  const anonymous = { id: "anonymous", identity: ["anonymous"] };
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
