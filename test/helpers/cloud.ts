// Starts a local run for a test file, and calls its API.
import type { UserApiArgs } from "../../components/user-api.ts";
import { printToken } from "../../packages/local-cloud/src/issuer/token.ts";
import { type Cloud, type CloudOptions, startCloud } from "../../packages/local-cloud/src/start-cloud.ts";
import { onProcess } from "../../packages/local-cloud/test/helpers/on-process.ts";
import { withKnownBundles } from "./with-known-bundles.ts";

export interface Answer {
  status: number;
  headers: Headers;
  /** The body: parsed when it is JSON, otherwise the text. */
  // biome-ignore lint/suspicious/noExplicitAny: tests compare it with what they expect
  body: any;
}

export interface Call {
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Api extends Cloud {
  /** Calls a path below the API's base URL. A body that is not a string is sent as JSON. */
  call(method: string, path: string, request?: Call): Promise<Answer>;
  /** Returns the number of items in the users table. */
  countItems(): Promise<number>;
}

/** Starts the program on a free port. */
export async function startApi(options: CloudOptions): Promise<Api> {
  const program = `${import.meta.dirname}/../..`;
  return apiOf(await withKnownBundles(() => startCloud({ port: 0, program, ...options })));
}

function apiOf(cloud: Cloud): Api {
  return {
    ...cloud,
    call: (method, path, request) => call(`${cloud.url}${path}`, method, request),
    async countItems() {
      const { Count } = await cloud.dynamodb.call("Scan", {
        TableName: cloud.outputs.tableName,
        Select: "COUNT",
      });
      return Count;
    },
  };
}

const shared = onProcess("shared APIs", () => new Map<string, { api: Promise<Api>; users: number }>());

/** Starts one run for all files of a process that ask with the same options. Each file begins with empty tables; the last to close ends the run. */
export async function shareApi(options: CloudOptions): Promise<Api> {
  const key = JSON.stringify(options);
  const known = shared.get(key);
  const one = known ?? { api: startApi(options), users: 0 };
  shared.set(key, one);
  one.api.catch(() => shared.delete(key));
  one.users++;
  const api = await one.api;
  if (known) await api.reset();
  const close = async () => {
    if (--one.users > 0) return;
    shared.delete(key);
    await api.close();
  };
  return { ...api, close };
}

/** Starts one program with several APIs, by their names, for all files of a process that ask with the same arguments. Closing one API closes all. */
export async function shareApis<Name extends string>(
  args: Record<Name, UserApiArgs>,
): Promise<Record<Name, Api>> {
  const program = `${import.meta.dirname}/../fixtures/apis`;
  const cloud = await shareApi({ program, config: { args } });
  const outputs = cloud.outputs.outputs as Record<string, { url: string; tableName: string }>;
  const apis = Object.entries(outputs).map(([name, own]) => {
    const resources = cloud.resources.filter((one) => one.name.startsWith(`${name}-`));
    return [name, apiOf({ ...cloud, url: own.url, outputs: own, resources })];
  });
  return Object.fromEntries(apis);
}

async function call(url: string, method: string, { body, headers }: Call = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = text !== "" && response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Returns a header with a token of the local issuer, as `npm run token` prints it for these arguments. */
export async function bearer({ url }: Api, ...args: string[]): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await printToken(["--port", new URL(url).port, ...args])}` };
}
