// Tests the CORS of function URLs.
import test from "ava";
import { startUrl } from "../../helpers/function-url.ts";
import { serving } from "../../helpers/gateway.ts";
import { credentials } from "../../helpers/signature.ts";

const cors = {
  allowOrigins: ["https://a.example"],
  allowMethods: ["GET", "PUT"],
  allowHeaders: ["x-a", "x-b"],
  exposeHeaders: ["x-c"],
  allowCredentials: true,
  maxAge: 60,
};
const origin = "https://a.example";
const preflight = { origin, "access-control-request-method": "PUT" };

function corsOf(headers: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("access-control-")));
}

test("Lambda answers a preflight itself, before any authorization", async (t) => {
  const start = startUrl({ cors, authorizationType: "AWS_IAM" }, undefined, { credentials });
  await serving(start, async ({ send, lambda }) => {
    const { status, headers, text } = await send("OPTIONS", "/x", { headers: preflight });
    t.deepEqual([status, text], [200, ""]);
    t.deepEqual(corsOf(headers), {
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET,PUT",
      "access-control-allow-headers": "x-a,x-b",
      "access-control-expose-headers": "x-c",
      "access-control-max-age": "60",
      "access-control-allow-credentials": "true",
    });
    const foreign = { ...preflight, origin: "https://b.example" };
    t.deepEqual(corsOf((await send("OPTIONS", "/x", { headers: foreign })).headers), {});
    t.deepEqual(lambda.events, []);
  });
});

test("every other answer has the headers of the URL, for an allowed origin alone", async (t) => {
  await serving(startUrl({ cors }), async ({ send }) => {
    t.deepEqual(corsOf((await send("GET", "/", { headers: { origin } })).headers), {
      "access-control-allow-origin": origin,
      "access-control-expose-headers": "x-c",
      "access-control-allow-credentials": "true",
    });
    t.deepEqual(corsOf((await send("GET", "/", { headers: { origin: "https://b.example" } })).headers), {});
    t.deepEqual(corsOf((await send("GET", "/")).headers), {});
  });
});

test("any origin is answered by its own name, and a header that the function sends too goes out twice (aws-powertools/powertools-lambda-python issue 4163, 2024-04-19)", async (t) => {
  const answer = () => ({ statusCode: 200, headers: { "Access-Control-Allow-Origin": origin } });
  await serving(startUrl({ cors: { allowOrigins: ["*"] } }, answer), async ({ send }) => {
    const { headers } = await send("GET", "/", { headers: { origin } });
    t.is(headers["access-control-allow-origin"], `${origin}, ${origin}`);
  });
});

test("without a setting an OPTIONS request is the function's", async (t) => {
  await serving(startUrl(), async ({ send }) => {
    const { status, json } = await send("OPTIONS", "/", { headers: preflight });
    t.deepEqual([status, json.requestContext.http.method], [200, "OPTIONS"]);
  });
});
