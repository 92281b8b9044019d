// Tests resource options that mocks do not see, but a transformation does: parents, dependencies and the order of replacements.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { Gateway as Gateways, UserApiArgs } from "../../components/user-api.ts";
import { outputsOf, plan } from "../helpers/program.ts";
import { Gateway, UserApi } from "../helpers/program-unbundled.ts";
import { namesOf } from "../helpers/routes.ts";

type Registration = pulumi.ResourceTransformationArgs;

async function registrationsOf(gateway: Gateways, more: UserApiArgs = {}): Promise<Registration[]> {
  const registered: Registration[] = [];
  const transformations: pulumi.ResourceTransformation[] = [
    (registration) => {
      registered.push(registration);
      return undefined;
    },
  ];
  const args = {
    gateway,
    domainName: "api.acme.io",
    hostedZone: "acme.io",
    alarms: true,
    dashboard: true,
    ...more,
  };
  await plan(() => outputsOf(new UserApi("user-api", args, { transformations })));
  return registered;
}

/** Returns `type name` of the resource. */
function label({ type, name }: Registration): string {
  return `${type} ${name}`;
}

function dependencies({ opts }: Registration): unknown[] {
  return [opts.dependsOn ?? []].flat();
}

for (const gateway of Object.values(Gateway)) {
  test.serial(`${gateway}: every child has a component of ours above it`, async (t) => {
    const registered = await registrationsOf(gateway);
    const [first, ...children] = registered;
    t.is(first && label(first), "user-api:index:UserApi user-api");
    t.true(children.length > 40);
    for (const child of children) {
      t.true(child.opts.parent instanceof pulumi.ComponentResource, label(child));
    }
  });

  test.serial(`${gateway}: a function waits for its policy and its log group`, async (t) => {
    const registered = await registrationsOf(gateway);
    const resources = new Map(registered.map((one) => [label(one), one.resource]));
    for (const name of namesOf()) {
      const fn = registered.find((one) => label(one) === `aws:lambda/function:Function ${name}`);
      const awaited = fn ? dependencies(fn) : [];
      t.true(awaited.includes(resources.get(`aws:iam/rolePolicy:RolePolicy ${name}`)), name);
      t.true(awaited.includes(resources.get(`aws:cloudwatch/logGroup:LogGroup ${name}`)), name);
    }
  });

  test.serial(`${gateway}: an access log stays when the component gets another name`, async (t) => {
    const kept = (registered: Registration[]) =>
      registered.filter(({ opts }) => (opts as pulumi.CustomResourceOptions).ignoreChanges).map(label);
    const args = { accessLogs: true };
    t.deepEqual(kept(await registrationsOf(gateway, args)), [
      "aws:cloudwatch/logGroup:LogGroup user-api-access",
    ]);
    const transform = { logGroup: { namePrefix: "/aws/vendedlogs/theirs-" } };
    t.deepEqual(kept(await registrationsOf(gateway, { ...args, transform })), []);
  });

  test.serial(`${gateway}: a domain gives up its mapping before it gets another`, async (t) => {
    const registered = await registrationsOf(gateway);
    const first = registered.filter(({ opts }) => (opts as pulumi.CustomResourceOptions).deleteBeforeReplace);
    t.deepEqual(first.map(label), ["aws:apigatewayv2/apiMapping:ApiMapping user-api"]);
  });
}
