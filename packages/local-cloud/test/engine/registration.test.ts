import test from "ava";
import { diagnostics, run, runTogether } from "../helpers/program.ts";

const urn = (rest: string) => `urn:pulumi:dev::fixture::${rest}`;

test("keeps protection, retention, earlier names and dependencies of a resource", async (t) => {
  const { find, outputs } = await runTogether(t, "engine/options", "update");
  const options = {
    ...{ protect: false, retainOnDelete: false, deleteBeforeReplace: false, deletedWith: "" },
    ...{ ignoreChanges: [], replaceOnChanges: [], aliases: [], dependsOn: [], provider: "" },
  };
  t.deepEqual(find("inside").options, { ...options, protect: true, retainOnDelete: true });
  t.is(find("inside").urn, urn("acme:index:Guarded$aws:sns/topic:Topic::inside"));
  t.is(find("inside").parent, urn("acme:index:Guarded::guarded"));
  t.deepEqual(find("released").options, options);
  t.deepEqual(find("renamed").options, {
    ...options,
    dependsOn: [urn("aws:iam/role:Role::role")],
    aliases: [
      urn("aws:sns/topic:Topic::older"),
      urn("acme:index:Guarded$aws:sns/topic:Topic::renamed"),
      "urn:pulumi:prod::elsewhere::aws:sns/old:Old::renamed",
      urn("aws:sns/topic:Topic::oldest"),
    ],
  });
  const theirs = "arn:aws:sns:eu-west-1:000000000000:theirs";
  t.like(find("adopted"), { adopted: true, outputs: { id: theirs, arn: theirs, name: "theirs" } });
  t.true(find("read").adopted);
  t.false(find("role").adopted);
  t.deepEqual(outputs, { read: "arn:aws:sns:eu-west-1:000000000000:read-only", name: "read-only" });
});

test("takes the region from a resource's input, its provider, its parents' providers, or the stack", async (t) => {
  const { outputs, resources, components } = await runTogether(t, "engine/providers", "update");
  const regions = Object.entries(outputs).map(([name, value]) => [
    name,
    value.startsWith("arn:") ? value.split(":")[3] : value,
  ]);
  t.deepEqual(Object.fromEntries(regions), {
    own: "af-south-1",
    inherited: "us-west-2",
    overruled: "af-south-1",
    stack: "eu-west-1",
    byInput: "eu-north-1",
    lookedUp: "us-west-2",
    lookedUpInside: "us-west-2",
    lookedUpHere: "eu-west-1",
  });
  t.deepEqual(
    resources.filter(({ type }) => type.startsWith("pulumi:providers:")),
    [],
  );
  t.deepEqual(
    components.filter((name) => /:(Team|Desk) /.test(name)),
    ["acme:index:Team team", "acme:index:Desk desk"],
  );
});

test("keeps secrets secret: settings, inputs with the outputs that they become, and listed outputs", async (t) => {
  const { outputs, find } = await runTogether(t, "engine/secrets", "update");
  t.deepEqual(outputs, {
    password: "hush",
    plain: '["a","b"]',
    secret: { fromInput: true, beside: false, arn: false, listed: true, setting: true },
  });
  t.is(find("secret").inputs.displayName, "hush");
});

test("refuses two resources of one type and name, as the engine does", async (t) => {
  const { message } = await run(t, "engine/duplicate");
  const failure = `Duplicate resource URN '${urn("aws:sns/topic:Topic::alarms")}'; try giving it a unique name`;
  t.is(message, diagnostics([], ["aws:sns:Topic (alarms)", `error: ${failure}`]));
});

test("refuses a component that the local run cannot make", async (t) => {
  const { message } = await run(t, "engine/remote-component");
  const failure =
    "The local run cannot create awsx:ec2:Vpc: a component of another language needs its provider's plugin. Only aws-apigateway:index:RestAPI works without.";
  t.is(message, diagnostics(["error: update failed"], ["awsx:ec2:Vpc (network)", `error: ${failure}`]));
});

test("refuses a method that only a provider can answer", async (t) => {
  const { message } = await run(t, "engine/method");
  const failure = "The program calls aws:sns/topic:Topic/publish, which the local run cannot answer.";
  t.true(message.includes(`Error: ${failure}\n`), message);
});

test("a preview knows the values that the program gives, and none that only AWS knows", async (t) => {
  const { outputs, resources, log } = await runTogether(t, "engine/preview", "preview");
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  t.deepEqual(outputs, { arn: unknown, name: "Alarms", region: "eu-west-1" });
  t.deepEqual(
    log.filter((line) => line.startsWith("knows the ")),
    ["knows the name Alarms"],
  );
  t.deepEqual(
    resources.map(({ name }) => name).filter((name) => /^(alarms|mail)$/.test(name)),
    ["alarms", "mail"],
  );
});
