// Tests CORS of an HTTP API: preflights, answers and errors, for allowed and other origins.
import test from "ava";
import { type Reply, serving, startGateway } from "../../helpers/gateway.ts";
import { functionOf, httpApi, resource } from "../../helpers/gateway-resources.ts";

const cors = {
  allowOrigins: ["https://a.example", "https://b.example"],
  allowMethods: ["GET", "POST"],
  allowHeaders: ["content-type", "if-match"],
  exposeHeaders: ["etag"],
  maxAge: 3600,
};
const api = httpApi({ routes: ["GET /x", "OPTIONS /x/{proxy+}"], api: { corsConfiguration: cors } });

function corsHeaders({ headers }: Reply) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("access-control-")));
}

const preflight = (origin: string) => ({
  headers: { Origin: origin, "Access-Control-Request-Method": "GET" },
});

test("a preflight of an allowed origin is answered without any function, on every path of routes with one method", async (t) => {
  await serving(startGateway(api), async (gateway) => {
    for (const path of ["/x", "/x/y", "/unknown", "/%"]) {
      const reply = await gateway.send("OPTIONS", path, preflight("https://b.example"));
      t.is(reply.status, 204);
      t.deepEqual(corsHeaders(reply), {
        "access-control-allow-origin": "https://b.example",
        "access-control-allow-methods": "GET,POST",
        "access-control-allow-headers": "content-type,if-match",
        "access-control-expose-headers": "etag",
        "access-control-max-age": "3600",
      });
    }
    t.deepEqual(gateway.lambda.functions, []);
  });
});

test("a preflight of a foreign origin gets no CORS header", async (t) => {
  await serving(startGateway(api), async (gateway) => {
    const reply = await gateway.send("OPTIONS", "/x", preflight("https://evil.example"));
    t.deepEqual([reply.status, corsHeaders(reply)], [204, {}]);
  });
});

// Sources: for $default, AWS's page "Configuring CORS for HTTP APIs"; for ANY /{proxy+}, arpadt.com/articles/cors-in-http-api.
test("a route of every method takes preflights: its authorizer refuses them, and without one its function is asked", async (t) => {
  for (const key of ["ANY /{proxy+}", "$default"]) {
    const guarded = httpApi({
      routes: ["GET /x", key],
      api: { corsConfiguration: cors },
      route: { authorizationType: "JWT", authorizerId: "jwt" },
    });
    const authorizer = resource("aws:apigatewayv2/authorizer:Authorizer", "jwt", {
      apiId: "httpapi",
      authorizerType: "JWT",
      jwtConfiguration: { issuer: "https://issuer.example", audiences: ["a"] },
    });
    await serving(startGateway([...guarded, authorizer]), async (gateway) => {
      const refused = await gateway.send("OPTIONS", "/x", preflight("https://b.example"));
      t.deepEqual([refused.status, refused.json], [401, { message: "Unauthorized" }], key);
      t.deepEqual(gateway.lambda.functions, []);
    });
    const payload = { statusCode: 201, headers: { "Access-Control-Allow-Methods": "DELETE" } };
    const open = httpApi({ routes: ["GET /x", key], api: { corsConfiguration: cors } });
    await serving(
      startGateway(open, () => payload),
      async (gateway) => {
        const asked = await gateway.send("OPTIONS", "/x", preflight("https://b.example"));
        t.deepEqual(
          [asked.status, asked.headers["access-control-allow-methods"]],
          [201, "GET,POST"],
          "what the function says of CORS does not count",
        );
        t.is((await gateway.send("OPTIONS", "/x", preflight("https://evil.example"))).status, 201);
        t.deepEqual(gateway.lambda.functions, [functionOf(key), functionOf(key)]);
      },
    );
  }
});

test("an OPTIONS route before $default keeps its authorizer away from preflights", async (t) => {
  const resources = httpApi({
    routes: ["OPTIONS /{proxy+}", "$default"],
    api: { corsConfiguration: cors },
    route: { authorizationType: "AWS_IAM" },
  });
  for (const { inputs } of resources)
    if (inputs.routeKey === "OPTIONS /{proxy+}") inputs.authorizationType = "NONE";
  const credentials = { accessKeyId: "AKIDLOCAL", secretAccessKey: "secret" };
  await serving(startGateway(resources, undefined, { credentials }), async (gateway) => {
    t.is((await gateway.send("OPTIONS", "/x", preflight("https://b.example"))).status, 204);
    t.is((await gateway.send("GET", "/x")).status, 403);
  });
});

test("OPTIONS without the headers of a preflight is a request like any other", async (t) => {
  await serving(startGateway(api), async (gateway) => {
    t.is((await gateway.send("OPTIONS", "/x", { headers: { Origin: "https://a.example" } })).status, 404);
    t.is((await gateway.send("OPTIONS", "/x/y")).status, 200);
  });
});

test("answers carry the headers for an allowed origin, errors too", async (t) => {
  const stage = { defaultRouteSettings: { throttlingBurstLimit: 1, throttlingRateLimit: 0.001 } };
  const throttled = httpApi({ routes: ["GET /x"], api: { corsConfiguration: cors }, stage });
  await serving(startGateway(throttled), async (gateway) => {
    const headers = { Origin: "https://a.example" };
    const replies = [
      await gateway.send("GET", "/x", { headers }),
      await gateway.send("GET", "/x", { headers }),
      await gateway.send("GET", "/unknown", { headers }),
      await gateway.send("GET", "/%", { headers }),
    ];
    t.deepEqual(
      replies.map(({ status }) => status),
      [200, 429, 404, 400],
    );
    for (const reply of replies) {
      t.deepEqual(corsHeaders(reply), {
        "access-control-allow-origin": "https://a.example",
        "access-control-expose-headers": "etag",
      });
    }
  });
});

test("answers carry no header for a foreign origin or none, whatever the function says", async (t) => {
  const payload = { statusCode: 200, headers: { "Access-Control-Allow-Origin": "*" }, body: "ok" };
  await serving(
    startGateway(api, () => payload),
    async (gateway) => {
      t.deepEqual(
        corsHeaders(await gateway.send("GET", "/x", { headers: { Origin: "https://evil.example" } })),
        {},
      );
      t.deepEqual(corsHeaders(await gateway.send("GET", "/x")), {});
    },
  );
});

test("an API without CORS leaves the function's own headers alone", async (t) => {
  const payload = { statusCode: 200, headers: { "Access-Control-Allow-Origin": "*" } };
  await serving(
    startGateway(httpApi({ routes: ["GET /x"] }), () => payload),
    async (gateway) => {
      t.deepEqual(corsHeaders(await gateway.send("GET", "/x")), { "access-control-allow-origin": "*" });
      t.is((await gateway.send("OPTIONS", "/x", preflight("https://a.example"))).status, 404);
    },
  );
});

test("wildcards stand for every origin, or every origin of a scheme", async (t) => {
  const withOrigins = (allowOrigins: string[], more = {}) =>
    httpApi({ routes: ["GET /x"], api: { corsConfiguration: { allowOrigins, ...more } } });
  const allowed = async (allowOrigins: string[], origin: string) => {
    const gateway = await startGateway(withOrigins(allowOrigins));
    const reply = await gateway.send("GET", "/x", { headers: { Origin: origin } });
    await gateway.close();
    return reply.headers["access-control-allow-origin"];
  };
  t.is(await allowed(["*"], "https://any.example"), "*");
  t.is(await allowed(["https://*"], "https://any.example"), "https://any.example");
  t.is(await allowed(["https://*"], "http://any.example"), undefined);
  t.is(await allowed(["https://a.example"], "https://a.example.evil"), undefined);
  await serving(
    startGateway(withOrigins(["https://a.example"], { allowCredentials: true })),
    async (gateway) => {
      const reply = await gateway.send("GET", "/x", { headers: { Origin: "https://a.example" } });
      t.is(reply.headers["access-control-allow-credentials"], "true");
    },
  );
});
