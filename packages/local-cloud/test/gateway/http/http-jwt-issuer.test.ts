// Tests JWT authorizers of an HTTP API: the issuer's keys, the place of the token, and the event.
import test from "ava";
import { type RunningGateway, startGateway } from "../../helpers/gateway.ts";
import { type Any, httpApi, resource } from "../../helpers/gateway-resources.ts";
import { secondsFromNow, startTestIssuer, type TestIssuer } from "../../helpers/oidc.ts";

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

test.serial("keys are fetched once, and again for an unknown key id", async (t) => {
  const fresh = await startTestIssuer();
  t.teardown(fresh.close);
  const own = await startGateway(guarded(fresh.url), echo);
  t.teardown(own.close);
  const claims = () => ({ ...good(), iss: fresh.url });
  for (let i = 0; i < 3; i++) t.is((await call(await fresh.sign(claims()), own)).status, 200);
  t.deepEqual([...fresh.requests.values()], [1, 1]);
  const old = await fresh.sign(claims());
  await fresh.rotate();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  t.is((await call(await fresh.sign(claims()), own)).status, 200);
  t.is(fresh.requests.get("/keys"), 2);
  t.is((await call(old, own)).status, 401);
});

test.serial("an issuer that cannot be reached is a 401, and is asked again by the next token", async (t) => {
  const gone = await startTestIssuer();
  const token = await gone.sign({ ...good(), iss: gone.url });
  await gone.close();
  const own = await startGateway(guarded(gone.url), echo);
  t.teardown(own.close);
  const { status, headers } = await call(token, own);
  t.is(status, 401);
  t.regex(String(headers["www-authenticate"]), /OIDC discovery endpoint communication error/);
  const back = await startTestIssuer(Number(new URL(gone.url).port));
  t.teardown(back.close);
  t.is((await call(await back.sign({ ...good(), iss: gone.url }), own)).status, 200);
});

test.serial("the token comes from where the authorizer looks", async (t) => {
  const own = await startGateway(
    guarded(issuer.url, {}, { identitySources: ["$request.querystring.token"] }),
    echo,
  );
  t.teardown(own.close);
  const token = await issuer.sign(good());
  t.is((await own.send("GET", `/x?token=${token}`)).status, 200);
  t.is((await call(token, own)).status, 401);
});

test.serial(
  "an issuer over plain http elsewhere, and a missing authorizer, are errors at once",
  async (t) => {
    await t.throwsAsync(startGateway(guarded("http://issuer.example")), { message: /to be an https URL/ });
    await t.throwsAsync(startGateway(guarded(issuer.url, { authorizerId: "none" })), {
      message: /an authorizer "none"/,
    });
    await t.throwsAsync(startGateway(guarded(issuer.url, {}, { apiId: "other" })), {
      message: /an authorizer "jwt" of the API/,
    });
    await t.throwsAsync(startGateway(guarded(issuer.url, {}, { authorizerType: "REQUEST" })), {
      message: /of the route "GET \/x" to have the `authorizerType` JWT, .* got "REQUEST"/,
    });
    await t.throwsAsync(startGateway(guarded(issuer.url, { authorizationType: "CUSTOM" })), {
      message: /"CUSTOM"/,
    });
  },
);

test.serial("payload 1.0 has the claims one level higher", async (t) => {
  const resources = [
    ...httpApi({
      routes: ["GET /x"],
      route: { authorizationType: "JWT", authorizerId: "jwt" },
      integration: { payloadFormatVersion: "1.0" },
    }),
    ...guarded(issuer.url).filter(({ name }) => name === "jwt"),
  ];
  const own = await startGateway(resources, echo);
  t.teardown(own.close);
  const { json } = await call(await issuer.sign(good()), own);
  t.is(json.requestContext.authorizer.claims.sub, "alice");
});

test.serial("the local issuer stands in for a user pool that the program registers", async (t) => {
  const endpoint = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_1";
  const pool = resource("aws:cognito/userPool:UserPool", "pool", {}, { endpoint });
  const options = { userPoolIssuer: issuer.url };
  const ofPool = await startGateway([...guarded(`https://${endpoint}`), pool], echo, options);
  t.is((await call(await issuer.sign(good()), ofPool)).status, 200);
  t.is((await call(await issuer.sign({ ...good(), aud: "else" }), ofPool)).status, 401);
  await ofPool.close();
});
