// A run of the local cloud: what it is asked for, and what comes of it.
import type { ExampleRequest } from "../docs/example-request.ts";
import type { Dynamodb } from "../dynamodb/dynamodb.ts";
import type { Endpoints } from "../endpoints/endpoints.ts";
import type { BatchLine } from "../event-sources/batch-line.ts";
import type { MappingLine } from "../event-sources/mapping.ts";
import type { Faults } from "../faults/faults.ts";
import type { ApiRoute, RequestLine } from "../gateway/api/api.ts";
import type { TokenRequest } from "../issuer/issuer.ts";
import type { FunctionLog } from "../lambda/function-logs.ts";
import type { Left } from "../lambda/worker-process.ts";
import type { SurroundingsOptions } from "../program/surroundings.ts";
import type { Resource } from "../resources/resource.ts";
import type { Seed } from "../seed/read-seed.ts";
import type { Clock } from "../time/clock.ts";

export interface CloudOptions extends SurroundingsOptions {
  /** Folder of the program, where Pulumi.yaml is. @default the working directory */
  program?: string;
  /** @default dev */
  stack?: string;
  /** Settings that win over those of the stack: `{ key: value }`, or texts as `key=value`. */
  config?: string[] | Record<string, unknown>;
  /** The same for settings that the program must treat as secrets. */
  secrets?: string[] | Record<string, unknown>;
  /** Files with what environments of Pulumi ESC hold that the stack names; empty where `config` and `secrets` have it. */
  environments?: string[];
  /** What is in the tables at the start, or the JSON file that has it. */
  seed?: Seed | string;
  /** 0 takes a free one, so that several runs get on. @default 0 */
  port?: number;
  /** @default 127.0.0.1 */
  host?: string;
  /** Folder that keeps the tables; in memory unless given. */
  data?: string;
  /** What goes wrong now and then. */
  faults?: Faults;
  /** Services that functions reach elsewhere: every other one that is not served here is refused. */
  endpoints?: Endpoints;
  /** The function that is debugged, by its own name or that of its resource; all of them when it is empty. */
  inspect?: string;
  /** Takes up what changes in the program's files, until it is closed. @default false */
  watch?: boolean;
  /** Receives each request after its answer. */
  onRequest?(line: RequestLine): void;
  /** Receives each batch of a stream's records, when the function has had it. */
  onBatch?(line: BatchLine): void;
  /** Receives what a function printed outside of events, when its environment has ended. */
  onLeft?(functionName: string, left: Left): void;
  /** Receives each line that the program prints, and what a reload has to say. */
  onLog?(line: string): void;
  /** Ends the start early. */
  signal?: AbortSignal;
  /** What the pauses of event sources and the sweeps of tables go by. @default the machine's clock */
  clock?: Clock;
}

export interface Cloud {
  /** Base URL of the first API, without a slash at the end. */
  url: string;
  project: string;
  region: string;
  /** Where a person tries the API in a browser; absent without an OpenAPI document. */
  docsUrl?: string;
  /** What to try first; absent without a route that takes it. */
  example?: ExampleRequest;
  /** The stack's outputs. */
  outputs: Record<string, unknown>;
  resources: Resource[];
  routes: ApiRoute[];
  /** The tables whose changes go to functions. */
  mappings: MappingLine[];
  /** Resource types, inputs and parts of policies without effect here, for people to read. */
  withoutEffect: string[];
  /** Whose signatures routes with IAM authorization accept. */
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Reaches the tables as an administrator. */
  dynamodb: Pick<Dynamodb, "call">;
  /** What the functions have printed, the oldest first: that of the last 1,000 events. */
  logs: readonly FunctionLog[];
  /** Where a debugger attaches to functions. */
  debuggers: { functionName: string; address: string }[];
  /** A token that the API takes; rejects where the stack has no issuer on this machine. */
  token(request?: TokenRequest): Promise<string>;
  /** Puts items in the tables, and again on each `reset()`. */
  seed(seed: Seed): Promise<void>;
  /** Brings the tables back to what they had at the start: what has been seeded, and nothing else. */
  reset(): Promise<void>;
  /** Answers what is under way, then ends every process and removes every temporary file. */
  close(): Promise<void>;
}
