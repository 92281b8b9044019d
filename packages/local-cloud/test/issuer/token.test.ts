// Tests the command that prints a token, with a token that an authorizer accepts.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type ExecutionContext } from "ava";
import { decodeJwt } from "jose";
import { startIssuer } from "../../src/issuer/issuer.ts";
import { audienceOf, createIssuerPage } from "../../src/issuer/issuer-page.ts";
import { startLocalIssuer } from "../../src/issuer/local-issuer.ts";
import { printToken } from "../../src/issuer/token.ts";
import { resource } from "../helpers/gateway-resources.ts";

/** Returns the port of a run whose authorizer accepts tokens of this issuer. */
async function serve(t: ExecutionContext, url: string | undefined, issuer: string, audiences?: string[]) {
  const authorizer = resource("aws:apigatewayv2/authorizer:Authorizer", "jwt", {
    jwtConfiguration: { issuer, audiences },
  });
  const page = createIssuerPage(url, [authorizer]);
  const server = createServer((req, res) => {
    if (!page(req, res)) res.writeHead(418).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  return String((server.address() as AddressInfo).port);
}

test("prints a token with the authorizer's audience, or with the claims of the options", async (t) => {
  const issuer = await startIssuer();
  t.teardown(issuer.close);
  const port = await serve(t, issuer.url, issuer.url, ["things", "more"]);
  const plain = decodeJwt(await printToken(["--port", port]));
  t.like(plain, { iss: issuer.url, sub: "local-user", aud: ["things", "more"], token_use: "access" });
  t.false("scope" in plain);
  const told = [
    "--scopes",
    "a.write,a.read",
    "--subject",
    "alice",
    "--audience",
    "else",
    "--lifetime=-1",
    "--id",
  ];
  const claims = decodeJwt(await printToken(["--port", port, ...told]));
  t.like(claims, { sub: "alice", aud: "else", scope: "a.write a.read", token_use: "id" });
  t.is((claims.exp ?? 0) - (claims.iat ?? 0), -1);
});

test("the page answers only a GET of its own path, and names only the local issuer", async (t) => {
  const port = await serve(t, "http://127.0.0.1:1", "https://issuer.example", ["things"]);
  const call = (path: string, method = "GET") => fetch(`http://127.0.0.1:${port}${path}`, { method });
  t.deepEqual(await (await call("/_local/issuer")).json(), { issuer: "http://127.0.0.1:1" });
  t.is((await call("/_local/issuer", "POST")).status, 418);
  t.is((await call("/_local/issuer/x")).status, 418);
});

test("says in one line what is missing", async (t) => {
  await t.throwsAsync(printToken(["--port", "1"]), {
    message: "No API answers at http://127.0.0.1:1. Start it, or give its port with --port.",
  });
  const port = await serve(t, undefined, "https://issuer.example");
  await t.throwsAsync(printToken(["--port", port]), {
    message: `The API at http://127.0.0.1:${port} has no local issuer. Start it with its issuer set to "local": --config jwtIssuer=local.`,
  });
  await t.throwsAsync(printToken(["--wrong"]), { message: /Unknown option '--wrong'/ });
  t.regex(await printToken(["--help"]), /--scopes LIST/);
});

test("a setting for an issuer that is local, or a user pool of the local account or of the program, starts one", async (t) => {
  const values = { "things:jwtIssuer": "local", "things:name": "local" };
  const issuer = await startLocalIssuer(values);
  t.teardown(() => issuer?.close());
  t.deepEqual(values, { "things:jwtIssuer": issuer?.url, "things:name": "local" } as typeof values);
  const pool = { "things:pool": "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_1" };
  const standIn = await startLocalIssuer(pool);
  t.teardown(() => standIn?.close());
  t.truthy(standIn);
  const others = {
    "things:jwtIssuer": "https://issuer.example",
    "things:pool": pool["things:pool"].replace("000", "111"),
  };
  t.is(await startLocalIssuer(others), undefined);
  const registered = resource("aws:cognito/userPool:UserPool", "pool", {});
  const ofProgram = await startLocalIssuer(others, undefined, [registered]);
  t.teardown(() => ofProgram?.close());
  t.truthy(ofProgram);
});

test("a token for a user pool of the program has the audience that its authorizer asks for", (t) => {
  const endpoint = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_1";
  const authorizer = (issuer: string, audience: string) =>
    resource("aws:apigatewayv2/authorizer:Authorizer", audience, {
      jwtConfiguration: { issuer, audiences: [audience] },
    });
  const resources = [
    resource("aws:apigatewayv2/authorizer:Authorizer", "function", { authorizerType: "REQUEST" }),
    authorizer("https://elsewhere.example", "other"),
    authorizer(`https://${endpoint}`, "client"),
    resource("aws:cognito/userPool:UserPool", "pool", {}, { endpoint }),
  ];
  t.deepEqual(audienceOf("http://127.0.0.1:1", resources), ["client"]);
  t.is(audienceOf("http://127.0.0.1:1", resources.slice(0, 3)), undefined);
});
