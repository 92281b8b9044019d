// Tests parameters in the paths of routes, with `{name+}`, which takes the rest of the path.
import test from "ava";
import type { RouteArgs } from "../../../components/routes/route.ts";
import { planOfRoutes } from "../../helpers/program-routes.ts";

const route: RouteArgs = {
  operation: "getFile",
  method: "GET",
  path: "/v1/users/{userId}/files/{rest+}",
  access: "read",
  actions: ["dynamodb:GetItem"],
  handler: () => import("../../../handlers/get-user.ts"),
  resolveFrom: import.meta.url,
};

for (const gateway of ["http", "rest"] as const) {
  test.serial(
    `${gateway}: a permission has a star for each parameter, whatever AWS compares it with`,
    async (t) => {
      const { find } = await planOfRoutes([route], { gateway });
      t.is(
        find("lambda.Permission").inputs.sourceArn,
        "arn:aws:execute-api:eu-central-1:123456789012:api-api/*/GET/v1/users/*/files/*",
      );
    },
  );
}

test.serial("http: a route keeps the plus of a greedy parameter", async (t) => {
  const { find } = await planOfRoutes([route]);
  t.is(find("apigatewayv2.Route").inputs.routeKey, "GET /v1/users/{userId}/files/{rest+}");
});

test.serial("rest: the path keeps the plus, and the parameter's name has none", async (t) => {
  const { find } = await planOfRoutes([route], { gateway: "rest", corsOrigins: ["https://app.acme.org"] });
  const { paths } = JSON.parse(find("apigateway.RestApi").inputs.body);
  const parameters = ["userId", "rest"].map((name) => ({ name, in: "path", required: true, type: "string" }));
  t.deepEqual(Object.keys(paths), ["/v1/users/{userId}/files/{rest+}"]);
  t.deepEqual(paths[route.path].get.parameters, parameters);
  t.deepEqual(paths[route.path].options.parameters, parameters);
});

test.serial("a function without actions on the table has a policy of its log alone", async (t) => {
  const { find } = await planOfRoutes([{ ...route, actions: [] }]);
  t.deepEqual(JSON.parse(find("iam.RolePolicy").inputs.policy).Statement, [
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: "arn:aws:logs:eu-central-1:123456789012:log-group:api-get-file-0123456:*",
    },
  ]);
});

const name = "api-get-file";
const withOther: RouteArgs = { ...route, otherPaths: ["/v1/files/{rest+}"] };
const otherPermission = { name: `${name}-v1-files-rest`, path: "GET/v1/files/*" };

for (const gateway of ["http", "rest"] as const) {
  test.serial(
    `${gateway}: one function serves several paths, each with a permission of its own`,
    async (t) => {
      const { find, all } = await planOfRoutes([withOther], { gateway });
      t.is(all("lambda.Function").length, 1);
      t.is(all("lambda.Permission").length, 2);
      t.is(
        find("lambda.Permission", otherPermission.name).inputs.sourceArn,
        `arn:aws:execute-api:eu-central-1:123456789012:api-api/*/${otherPermission.path}`,
      );
    },
  );
}

test.serial("http: the paths of a function are routes to one integration", async (t) => {
  const { all, find } = await planOfRoutes([withOther]);
  t.is(all("apigatewayv2.Integration").length, 1);
  const { target } = find("apigatewayv2.Route", name).inputs;
  t.like(find("apigatewayv2.Route", otherPermission.name).inputs, {
    routeKey: "GET /v1/files/{rest+}",
    operationName: "getFileV1FilesRest",
    target,
  });
});

test.serial("rest: each path of a function has its operation id and its parameters", async (t) => {
  const { find } = await planOfRoutes([withOther], { gateway: "rest" });
  const { paths } = JSON.parse(find("apigateway.RestApi").inputs.body);
  t.deepEqual(Object.keys(paths), [route.path, "/v1/files/{rest+}"]);
  const other = paths["/v1/files/{rest+}"].get;
  t.is(other.operationId, "getFileV1FilesRest");
  t.deepEqual(other.parameters, [{ name: "rest", in: "path", required: true, type: "string" }]);
});
