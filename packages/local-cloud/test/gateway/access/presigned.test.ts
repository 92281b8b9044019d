// Tests presigned requests to routes with AWS_IAM: the signature is in the query string.
import test from "ava";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { httpApi, restApi } from "../../helpers/gateway-resources.ts";
import { credentials, presign, type Signed } from "../../helpers/signature.ts";

const get: Signed = { method: "GET", path: "/v1/users/7" };
const post: Signed = { method: "POST", path: "/v1/users", body: "signed" };
const http = httpApi({
  routes: ["GET /v1/users/{userId}", "POST /v1/users"],
  route: { authorizationType: "AWS_IAM" },
});
const rest = restApi({ paths: { "/x": { get: { "x-amazon-apigateway-auth": { type: "AWS_IAM" } } } } });

test("a presigned request passes until its `X-Amz-Expires` is over", async (t) => {
  const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000);
  await serving(startGateway(http, undefined, { credentials }), async (gateway) => {
    const statusOf = async (signed: Signed, sent: Partial<Signed> = {}) => {
      const query = presign(gateway.port, signed);
      const { method, path, body } = { ...signed, ...sent };
      return (await gateway.send(method, `${path}?${query}${sent.query ?? ""}`, { body })).status;
    };
    t.is(await statusOf(get), 200);
    t.is(await statusOf({ ...get, query: "limit=1&lastKey=a%20b%2Fc" }), 200);
    t.is(await statusOf(post), 200);
    t.is(await statusOf({ ...get, at: minutesAgo(10), expires: 660 }), 200);
    t.is(await statusOf({ ...get, at: minutesAgo(10), expires: 540 }), 403);
    t.is(await statusOf({ ...get, at: minutesAgo(-6) }), 403, "from the future");
    t.is(await statusOf({ ...get, expires: 604_801 }), 403, "for more than a week");
    t.is(await statusOf(get, { path: "/v1/users/8" }), 403);
    t.is(await statusOf(get, { query: "&limit=2" }), 403);
    t.is(await statusOf(post, { body: "changed" }), 403);
    t.is(await statusOf({ ...get, secretAccessKey: "else" }), 403);
    t.is(await statusOf({ ...get, region: "us-east-1" }), 403);
  });
});

test("half a presigned request is an incomplete signature to a REST API", async (t) => {
  await serving(startGateway(rest, undefined, { credentials }), async (gateway) => {
    const path = "/api-demo/x";
    const query = presign(gateway.port, { method: "GET", path });
    t.is((await gateway.send("GET", `${path}?${query}`)).status, 200);
    for (const missing of ["Credential", "Date", "Expires", "SignedHeaders", "Signature"]) {
      const half = query.split("&").filter((pair) => !pair.startsWith(`X-Amz-${missing}=`));
      const { status, headers } = await gateway.send("GET", `${path}?${half.join("&")}`);
      t.deepEqual([status, headers["x-amzn-errortype"]], [403, "IncompleteSignatureException"], missing);
    }
  });
});
