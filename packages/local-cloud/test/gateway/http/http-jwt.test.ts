// Tests JWT authorizers of an HTTP API: good tokens, every kind of bad token, and scopes.
import test from "ava";
import { type RunningGateway, startGateway } from "../../helpers/gateway.ts";
import { type Any, httpApi, resource } from "../../helpers/gateway-resources.ts";
import { secondsFromNow, startTestIssuer, type TestIssuer, wrongTokens } from "../../helpers/oidc.ts";

let issuer: TestIssuer;
let gateway: RunningGateway;

function guarded(url: string, route: Any = {}, authorizer: Any = {}) {
  return [
    ...httpApi({
      routes: ["GET /x"],
      route: { authorizationType: "JWT", authorizerId: "jwt", ...route },
    }),
    resource("aws:apigatewayv2/authorizer:Authorizer", "jwt", {
      apiId: "httpapi",
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { issuer: url, audiences: ["users", "other"] },
      ...authorizer,
    }),
  ];
}

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });

test.before(async () => {
  issuer = await startTestIssuer();
  gateway = await startGateway(guarded(issuer.url), echo);
});

test.after.always(async () => {
  await gateway?.close();
  await issuer?.close();
});

const good = () => ({
  iss: issuer.url,
  aud: "users",
  sub: "alice",
  exp: secondsFromNow(60),
  iat: secondsFromNow(-1),
});

function call(token: string | undefined, to = gateway) {
  return to.send("GET", "/x", token === undefined ? {} : { headers: { authorization: token } });
}

test.serial(
  "a good token passes, with and without Bearer, and the function gets its claims as text",
  async (t) => {
    const claims = { ...good(), scope: "a b", groups: ["x", "y"], admin: true, nested: { a: 1 } };
    const token = await issuer.sign(claims);
    for (const authorization of [token, `Bearer ${token}`, `bearer ${token}`]) {
      const { status, json } = await call(authorization);
      t.is(status, 200);
      t.deepEqual(json.requestContext.authorizer, {
        jwt: {
          claims: {
            iss: issuer.url,
            aud: "users",
            sub: "alice",
            exp: String(claims.exp),
            iat: String(claims.iat),
            scope: "a b",
            groups: "[x y]",
            admin: "true",
            nested: '{"a":1}',
          },
          scopes: null,
        },
      });
    }
    t.is(gateway.routes[0].authorization, "JWT");
  },
);

test.serial("no token is a 401 that asks for one", async (t) => {
  for (const token of [undefined, "", "Bearer "]) {
    const { status, json, headers } = await call(token);
    t.deepEqual([status, json], [401, { message: "Unauthorized" }]);
    t.is(headers["www-authenticate"], "Bearer");
  }
});

test.serial("a wrong token is a 401 that says why, and reaches no function", async (t) => {
  const claims = good();
  const { exp: _, ...endless } = claims;
  const reasons: Record<string, RegExp> = {
    "not yet valid": /not valid yet/,
    "wrong issuer": /valid issuer/,
    "wrong key": /signature is invalid/,
    "alg none": /signing method is invalid|cannot be decoded/,
    "HMAC with the public key": /signing method/,
    "elliptic curve": /signing method/,
    garbage: /cannot be decoded/,
  };
  const forged = Object.entries(await wrongTokens(issuer, claims));
  t.deepEqual(
    forged.map(([title]) => title),
    Object.keys(reasons),
  );
  const cases: [string, string, RegExp][] = [
    ...forged.map(([title, token]): [string, string, RegExp] => [title, token, reasons[title] as RegExp]),
    ["expired", await issuer.sign({ ...claims, exp: secondsFromNow(-1) }), /the token has expired/],
    [
      "issued in the future",
      await issuer.sign({ ...claims, iat: secondsFromNow(60) }),
      /issued in the future/,
    ],
    ["without an end", await issuer.sign(endless), /does not have a valid exp/],
    [
      "wrong audience",
      await issuer.sign({ ...claims, aud: "else" }),
      /the token does not have a valid audience/,
    ],
    ["no audience", await issuer.sign({ ...claims, aud: undefined }), /does not have a valid audience/],
    ["unknown key id", await issuer.sign(claims, { header: { kid: "else" } }), /key ID is unknown/],
    ["no key id", await issuer.sign(claims, { header: { kid: undefined } }), /does not have a key ID/],
    ["two tokens", "Bearer a, Bearer b", /cannot be decoded/],
  ];
  gateway.lambda.functions.length = 0;
  for (const [title, token, reason] of cases) {
    const { status, json, headers } = await call(token);
    t.deepEqual([status, json], [401, { message: "Unauthorized" }], title);
    const challenge = String(headers["www-authenticate"]);
    t.regex(challenge, /^Bearer scope="" error="invalid_token" error_description="[^"]+"$/, title);
    t.regex(challenge, reason, title);
  }
  t.deepEqual(gateway.lambda.functions, []);
});

test.serial("client_id counts where there is no aud, and only there", async (t) => {
  const { aud: _, ...rest } = good();
  t.is((await call(await issuer.sign({ ...rest, client_id: "users" }))).status, 200);
  t.is((await call(await issuer.sign({ ...rest, aud: "else", client_id: "users" }))).status, 401);
  t.is((await call(await issuer.sign({ ...rest, aud: ["else", "other"] }))).status, 200);
});

test.serial("one of the route's scopes is enough, from scope or scp; none is a 403", async (t) => {
  const scoped = await startGateway(guarded(issuer.url, { authorizationScopes: ["read", "write"] }), echo);
  t.teardown(scoped.close);
  const passes = [{ scope: "read else" }, { scp: ["write"] }, { scp: "read" }];
  for (const scopes of passes) {
    const { status, json } = await call(await issuer.sign({ ...good(), ...scopes }), scoped);
    t.is(status, 200);
    t.true(json.requestContext.authorizer.jwt.scopes.length > 0);
  }
  t.deepEqual(scoped.routes[0].scopes, ["read", "write"]);
  for (const scopes of [{}, { scope: "reader" }, { scope: "", scp: ["read"] }]) {
    const { status, json, headers } = await call(await issuer.sign({ ...good(), ...scopes }), scoped);
    t.deepEqual([status, json], [403, { message: "Forbidden" }]);
    t.is(
      headers["www-authenticate"],
      'Bearer scope="read write" error="insufficient_scope" error_description="expected scopes: [read write]"',
    );
  }
  t.regex(
    String((await call("x", scoped)).headers["www-authenticate"]),
    /^Bearer scope="read write" error="invalid_token"/,
  );
});
