// Tests the registered outputs of the components: a resource among them would break `pulumi up --plan`.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { Gateway, planOf } from "../helpers/program-unbundled.ts";
import { nameOf, routes } from "../helpers/routes.ts";

type Outputs = Record<string, unknown>;

/** Returns the registered outputs of each component by the name of its class, in the order of registration. */
async function registeredBy(work: () => Promise<unknown>): Promise<[component: string, outputs: Outputs][]> {
  const registered: [string, unknown][] = [];
  const prototype = pulumi.ComponentResource.prototype as unknown as {
    registerOutputs(outputs: unknown): void;
  };
  const { registerOutputs } = prototype;
  prototype.registerOutputs = function (this: object, outputs) {
    // The SDK itself calls it once more, without outputs.
    if (outputs !== undefined) registered.push([this.constructor.name, outputs]);
    registerOutputs.call(this, outputs);
  };
  await work().finally(() => {
    prototype.registerOutputs = registerOutputs;
  });
  const resolved = registered.map(async ([name, outputs]): Promise<[string, Outputs]> => {
    const later = pulumi.output(outputs) as unknown as { promise(): Promise<Outputs> };
    return [name, (await later.promise()) ?? {}];
  });
  return Promise.all(resolved);
}

for (const gateway of Object.values(Gateway)) {
  test.serial(`${gateway}: components register plain texts, never resources`, async (t) => {
    const args = { gateway, alarms: true, dashboard: true, domainName: "api.acme.io", hostedZone: "acme.io" };
    const registered = await registeredBy(() => planOf(args));
    const ours = registered.filter(([name]) =>
      /Gateway$|^(RouteFunction|CustomDomain|Monitoring|UserApi)$/.test(name),
    );
    const url = "https://api.acme.io";
    const functionNames = Object.fromEntries(
      routes.map((route) => [route.operation, `${nameOf(route)}-0123456`]),
    );
    const dashboardUrl =
      "https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#dashboards/dashboard/user-api-dev-401cec33";
    t.deepEqual(ours, [
      ...Object.values(functionNames).map((functionName): [string, Outputs] => [
        "RouteFunction",
        { functionName },
      ]),
      gateway === "http"
        ? ["HttpGateway", { url: "https://user-api-api.execute-api.eu-central-1.amazonaws.com" }]
        : ["RestGateway", { url: "https://user-api-api.execute-api.eu-central-1.amazonaws.com/api-demo" }],
      ["CustomDomain", { url }],
      ["Monitoring", { dashboardUrl }],
      ["UserApi", { url, tableName: "user-api-users-0123456", functionNames, dashboardUrl }],
    ]);
  });
}
