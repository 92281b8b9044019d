// Deploys and calls a program that declares every input, and records the inputs that are read.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExecutionContext } from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import { createTables } from "../../../src/dynamodb/tables.ts";
import { mappingsOf } from "../../../src/event-sources/mappings.ts";
import { createGateway } from "../../../src/gateway/gateway.ts";
import { createIam } from "../../../src/iam/iam.ts";
import { createLambda } from "../../../src/lambda/lambda.ts";
import { createProvider } from "../../../src/provider/provider.ts";
import type { Resource } from "../../../src/resources/resource.ts";
import { folderWith } from "../../helpers/folders.ts";
import type { Declared } from "./declared.ts";
import { functionEverything, mappingEverything, roleEverything, tableEverything } from "./function.ts";
import { functionUrlEverything } from "./function-url.ts";
import { httpApiEverything, httpPartsEverything } from "./http.ts";
import { type Reads, recording } from "./recorded-reads.ts";
import { objectEverything, restApiEverything, restPartsEverything } from "./rest.ts";
import {
  apiKeyEverything,
  methodEverything,
  resourceEverything,
  usagePlanKeyEverything,
} from "./rest-methods.ts";

const region = "eu-central-1";
const roleArn = "arn:aws:iam::000000000000:role/role";
const policyArn = "arn:aws:iam::000000000000:policy/policy";
const functionArn = `arn:aws:lambda:${region}:000000000000:function:f`;
const invokeArn = `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;

/** The declared resources, the inputs that were read, and the answers of the APIs. */
export interface Deployment {
  declared: Declared[];
  reads: Reads;
  statuses: number[];
}

/** Deploys all resources, and calls both APIs and the function URL. */
export async function deployEverything(t: ExecutionContext): Promise<Deployment> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const declared: Declared[] = [];
  const reads: Reads = new Map();
  const resources = await registered(declared, reads, origin, await folderWith(t, {}));
  const iam = createIam(resources);
  const lambda = createLambda({ resources, iam, region, env: {} });
  t.teardown(() => lambda.close());
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  await createTables(dynamodb, resources, []);
  mappingsOf(resources, { ...iam, authorize: () => undefined });
  const credentials = { accessKeyId: "A", secretAccessKey: "s" };
  server.on("request", createGateway({ resources, lambda, origin, credentials }).listener);
  return {
    declared,
    reads,
    statuses: await calls(`${origin}/v9`, stageUrl(resources), String(resources.at(-1)?.outputs.functionUrl)),
  };
}

/** Registers a resource as the engine does: its outputs are its inputs and the values that AWS adds. */
async function registered(
  declared: Declared[],
  reads: Reads,
  origin: string,
  archives: string,
): Promise<Resource[]> {
  const provider = createProvider({ project: "p", stack: "s", cwd: archives, origin, archives });
  const resources: Resource[] = [];
  const register = async (...of: Declared[]) => {
    for (const one of of) {
      const { type, name, inputs } = one;
      declared.push(one);
      const noted = recording({ type, name, inputs, outputs: {} }, reads).inputs;
      const { outputs, folder } = await provider.create({ type, name }, noted, region);
      // Routes refer to these resources by their names here.
      const id = ["authorizer", "integration"].includes(name) ? { id: name } : {};
      resources.push(
        recording({ type, name, inputs, outputs: { ...inputs, ...outputs, ...id }, folder }, reads),
      );
    }
    return String(resources.at(-1)?.outputs.id);
  };
  await register(
    ...roleEverything("role", policyArn),
    ...functionEverything("f", roleArn),
    tableEverything(),
  );
  await register(mappingEverything(String(resources.at(-1)?.outputs.streamArn), functionArn));
  const httpId = await register(httpApiEverything());
  await register(...httpPartsEverything(httpId, invokeArn));
  await register(objectEverything());
  const restId = await register(restApiEverything(invokeArn));
  const planId = await register(...apiKeyEverything(restId));
  const keyId = String(resources.at(-2)?.outputs.id);
  await register(usagePlanKeyEverything(keyId, planId));
  await register(...methodEverything(restId, await register(resourceEverything(restId))));
  await register(...restPartsEverything(restId));
  await register(functionUrlEverything("f"));
  return resources;
}

function stageUrl(resources: Resource[]): string {
  return String(resources.find(({ type }) => type === "aws:apigateway/stage:Stage")?.outputs.invokeUrl);
}

async function calls(http: string, rest: string, url: string): Promise<number[]> {
  const headers = { origin: "https://a.example", "access-control-request-method": "GET" };
  const answers = [
    await fetch(`${http}/open`),
    await fetch(`${http}/open`, { method: "OPTIONS", headers }),
    await fetch(`${http}/guarded`),
    await fetch(`${rest}/x`),
    await fetch(`${rest}/none`),
    await fetch(`${rest}/y`),
    await fetch(url),
    await fetch(url, { method: "OPTIONS", headers }),
  ];
  return answers.map(({ status }) => status);
}
