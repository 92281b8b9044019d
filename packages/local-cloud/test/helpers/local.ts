// Starts functions, the command line and its processes, for tests of the local run.
import { type ChildProcess, type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { ExecutionContext } from "ava";
import { createIam } from "../../src/iam/iam.ts";
import type { FunctionsOptions } from "../../src/lambda/functions.ts";
import { createLambda } from "../../src/lambda/lambda.ts";
import type { Resource } from "../../src/resources/resource.ts";
import { folderWith } from "./folders.ts";

/** The folder of the fixtures' project. */
export const fixture = resolve(import.meta.dirname, "../fixtures");

const trust = JSON.stringify({
  Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
});

/** Starts a Lambda service with one function of this code. `arn` is the function's ARN, `all` what the service was given. */
export async function lambdaOf(
  t: ExecutionContext,
  code: string,
  outputs: Resource["outputs"] = {},
  options: Partial<FunctionsOptions> = {},
): Promise<ReturnType<typeof createLambda> & { arn: string; folder: string; all: FunctionsOptions }> {
  const folder = await folderWith(t, { "index.js": code, "package.json": "{}" });
  const arn = "arn:aws:lambda:eu-west-1:000000000000:function:f-1";
  const role = { name: "f-role", arn: "arn:aws:iam::000000000000:role/f-role" };
  const resources: Resource[] = [
    { type: "aws:iam/role:Role", name: "f", inputs: { assumeRolePolicy: trust }, outputs: role },
    {
      type: "aws:lambda/function:Function",
      name: "f",
      inputs: {},
      outputs: {
        arn,
        name: "f-1",
        role: role.arn,
        handler: "index.handler",
        runtime: "nodejs24.x",
        timeout: 30,
        ...outputs,
      },
      folder,
    },
  ];
  const env = { AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:1" };
  const all = { resources, iam: createIam(resources), region: "eu-west-1", env, ...options };
  const service = createLambda(all);
  t.teardown(() => service.close());
  return { ...service, arn, folder, all };
}

/** A run of the command line. */
export interface CommandLine {
  process: ChildProcess;
  /** The URL in its output. */
  url: Promise<string>;
  /** Its output and its exit status. */
  ended: Promise<{ status: number | null; stdout: string; stderr: string }>;
}

const bin = resolve(import.meta.dirname, "../../bin/local-cloud.js");

/** Starts the command in the folder of the fixtures. */
export function commandLine(args: string[], env: Record<string, string> = {}): CommandLine {
  return follow(spawn(process.execPath, [bin, ...args], inFolder(fixture, env)));
}

/** Starts `npm start` of the checkout. */
export function npmStart(args: string[], env: Record<string, string> = {}): CommandLine {
  const checkout = resolve(import.meta.dirname, "../../../..");
  return follow(spawn("npm", ["start", "--", ...args], inFolder(checkout, env)));
}

function inFolder(cwd: string, env: Record<string, string>) {
  return {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"],
  };
}

function follow(child: ChildProcessByStdio<null, Readable, Readable>): CommandLine {
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const url = new Promise<string>((found) => {
    let printed = "";
    const look = (chunk: Buffer) => {
      printed += chunk;
      const [, url] = /at (http:\S+)\n[\s\S]*curl/.exec(printed) ?? [];
      if (!url) return;
      // A run under load prints thousands of further lines.
      child.stdout.off("data", look);
      found(url);
    };
    child.stdout.on("data", look);
  });
  const ended = once(child, "close").then(async ([status]) => ({
    status: status as number | null,
    stdout: await stdout,
    stderr: await stderr,
  }));
  return { process: child, url, ended };
}

/** Returns true when a process exists. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Returns a function that lists the descendants of this process which did not exist before: other test files may share the process. */
export function newProcesses(): () => number[] {
  const before = descendants(process.pid);
  return () => descendants(process.pid).filter((pid) => !before.includes(pid));
}

/** Returns the descendants of a process. */
export function descendants(pid: number): number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" }).trim().split("\n");
  const processes = rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , command]) => !command?.endsWith("ps"));
  const childrenOf = (parent: number): number[] =>
    processes
      .filter(([, ppid]) => Number(ppid) === parent)
      .flatMap(([child]) => [Number(child), ...childrenOf(Number(child))]);
  return childrenOf(pid);
}
