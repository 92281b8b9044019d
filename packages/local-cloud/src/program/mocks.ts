// Answers a Pulumi program as AWS would: outputs for each resource it registers and each function it invokes.
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { runtime } from "@pulumi/pulumi";
import { accountId, defaultRegion } from "../resources/account.ts";
import type { Lookup, Resource } from "../resources/resource.ts";
import { writeArchive } from "./archive.ts";
import { type Names, outputsOf } from "./outputs.ts";
import type { ProgramJob } from "./program.ts";

/** Mocks that record what the program registers and looks up. */
export function mockCloud(job: ProgramJob): {
  mocks: runtime.Mocks;
  resources: Resource[];
  lookups: Lookup[];
} {
  const resources: Resource[] = [];
  const lookups: Lookup[] = [];
  const region = job.values["aws:region"] || defaultRegion;
  const bases = apiBases(job.origin);

  async function newResource(args: runtime.MockResourceArgs) {
    const inputs = await plain(args.inputs);
    if (args.custom === false) return { id: undefined, state: inputs };
    const hash = createHash("sha256")
      .update([job.project, job.stack, args.type, args.name].join("\n"))
      .digest("hex");
    const names: Names = {
      region,
      hash,
      physical: inputs.name ?? `${args.name}-${hash.slice(0, 7)}`,
      baseOf: bases,
    };
    const outputs = { ...inputs, ...outputsOf(args.type, inputs, names) };
    if (args.id) outputs.id = args.id;
    // An API counts from the moment it is made: the first is the one at the root.
    if (/:(Api|RestApi)$/.test(args.type)) bases(outputs.id);
    const resource: Resource = { type: args.type, name: args.name, inputs, outputs };
    resources.push(resource);
    if (args.type === "aws:lambda/function:Function") {
      resource.folder = join(job.archives, encodeURIComponent(args.name));
      await writeArchive(resource.folder, inputs.code);
    }
    return { id: outputs.id, state: outputs };
  }

  async function call({ token, inputs }: runtime.MockCallArgs) {
    const outputs = invoke(token, await plain(inputs), region);
    lookups.push({ token, outputs });
    return outputs;
  }

  return { mocks: { newResource, call }, resources, lookups };
}

/** The first API is served at the root, each further one below a path of its own. */
function apiBases(origin: string) {
  const ids: string[] = [];
  return (apiId: string) => {
    if (!ids.includes(apiId)) ids.push(apiId);
    return ids[0] === apiId ? origin : `${origin}/_api/${apiId}`;
  };
}

function invoke(token: string, inputs: Record<string, string>, region: string): Record<string, unknown> {
  const { name } = inputs;
  switch (token) {
    case "aws:index/getRegion:getRegion":
      return {
        id: region,
        name: region,
        region,
        description: region,
        endpoint: `ec2.${region}.amazonaws.com`,
      };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { id: accountId, accountId, arn: `arn:aws:iam::${accountId}:user/local`, userId: "local" };
    case "aws:index/getPartition:getPartition":
      return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
    case "aws:dynamodb/getTable:getTable":
      return {
        id: name,
        name,
        arn: `arn:aws:dynamodb:${region}:${accountId}:table/${name}`,
        hashKey: "id",
        rangeKey: "",
        attributes: [{ name: "id", type: "S" }],
        billingMode: "PAY_PER_REQUEST",
        serverSideEncryption: { enabled: false, kmsKeyArn: "" },
      };
    case "aws:route53/getZone:getZone":
      return { ...inputs, id: "Z0LOCAL", zoneId: "Z0LOCAL", arn: "arn:aws:route53:::hostedzone/Z0LOCAL" };
    default: {
      const message = `The local run has no answer for ${token}, which the program invokes.`;
      // The runtime shows the details of a gRPC error.
      throw Object.assign(new Error(message), { details: message });
    }
  }
}

/** Inputs without the envelopes that mark secrets, and with the id in place of a resource, as a provider gets them. */
// biome-ignore lint/suspicious/noExplicitAny: inputs are as varied as resource types
async function plain(value: any): Promise<any> {
  if (typeof value !== "object" || value === null || value.__pulumiAsset || value.__pulumiArchive)
    return value;
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (value.__pulumiResource) return value.id.promise();
  if (value["4dabf18193072939515e22adb298388d"] === "1b47061264138c4ac30d75fd1eb44270")
    return plain(value.value);
  const entries = Object.entries(value).map(async ([key, item]) => [key, await plain(item)]);
  return Object.fromEntries(await Promise.all(entries));
}
