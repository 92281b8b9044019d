// The options of `startCloud`, and the running cloud that it returns.
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

/** The options of `startCloud`. */
export interface CloudOptions extends SurroundingsOptions {
  /** The folder with the program's Pulumi.yaml. @default the working directory */
  program?: string;
  /** The stack whose settings the program gets. @default dev */
  stack?: string;
  /** Settings that override those of the stack: `{ jwtIssuer: "local" }` or `["jwtIssuer=local"]`. */
  config?: string[] | Record<string, unknown>;
  /** Settings that override those of the stack and that the program treats as secrets: `{ apiKey: "s3cret" }` or `["apiKey=s3cret"]`. */
  secrets?: string[] | Record<string, unknown>;
  /**
   * One file for each environment of Pulumi ESC that the stack names, with the output of `pulumi env open --format json`. An empty
   * list means that `config` and `secrets` give those settings.
   */
  environments?: string[];
  /** The items at the start, by the name of a table or of its resource: `{ orders: [{ id: "1" }] }`. Or the path of a JSON file with that. */
  seed?: Seed | string;
  /** The port of the APIs. 0 picks a free one, so that several runs do not collide. @default 0 */
  port?: number;
  /** The address to listen on. `0.0.0.0` also lets other machines in. @default 127.0.0.1 */
  host?: string;
  /** A folder that keeps the tables between runs. By default they are in memory. */
  data?: string;
  /** The share of requests or events that fail on purpose: `{ "dynamodb=throttle": 0.2 }`. */
  faults?: Faults;
  /**
   * URLs at which functions reach other AWS services: `{ sqs: "http://127.0.0.1:9324" }`. Calls to a service that is neither served
   * here nor listed fail.
   */
  endpoints?: Endpoints;
  /**
   * The function that a debugger can attach to: its name, the name of its resource, or the end of that name after any hyphen. An empty
   * text means all functions.
   */
  inspect?: string;
  /** Reloads the program and its functions when their files change. @default false */
  watch?: boolean;
  /** Called for each request after its response. */
  onRequest?(line: RequestLine): void;
  /** Called for each batch of stream records after its function has run. */
  onBatch?(line: BatchLine): void;
  /** Called when an environment of a function ends, with the text that it printed outside of events. */
  onLeft?(functionName: string, left: Left): void;
  /** Called for each line that the program prints, and for each message of a reload. */
  onLog?(line: string): void;
  /** Aborts the start. */
  signal?: AbortSignal;
  /** The clock that times the pauses of event sources and the removal of expired items. @default the machine's clock */
  clock?: Clock;
}

/** A running local cloud. */
export interface Cloud {
  /** The base URL of the first API, without a slash at the end. */
  url: string;
  /** The name of the Pulumi project. */
  project: string;
  /** The region of the program's resources. */
  region: string;
  /** The URL of the page on which a person tries the API in a browser. It is absent without an OpenAPI document. */
  docsUrl?: string;
  /** A request to try first. It is absent if no route accepts a request without parameters in its path. */
  example?: ExampleRequest;
  /** The stack's outputs. */
  outputs: Record<string, unknown>;
  /** The resources that the program registered, with their inputs and outputs. */
  resources: Resource[];
  /** The routes of all APIs. */
  routes: ApiRoute[];
  /** The tables whose streams invoke functions. */
  mappings: MappingLine[];
  /** Resource types, inputs and parts of policies that the local run ignores, as texts for people. */
  withoutEffect: string[];
  /** The credentials whose signatures routes with IAM authorization accept. */
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Calls DynamoDB operations on the tables as an administrator, without permission checks: `call("Scan", { TableName })`. */
  dynamodb: Pick<Dynamodb, "call">;
  /** The texts that functions printed during the last 1,000 events, the oldest first. */
  logs: readonly FunctionLog[];
  /** The address at which a debugger attaches to each function: `127.0.0.1:9229`. The list is empty without `inspect`. */
  debuggers: { functionName: string; address: string }[];
  /** Returns a token that the API accepts: `token({ scopes: ["users.read"] })`. It rejects if the stack has no issuer on this machine. */
  token(request?: TokenRequest): Promise<string>;
  /** Puts items in the tables now, and again on each `reset()`: `seed({ orders: [{ id: "1" }] })`. */
  seed(seed: Seed): Promise<void>;
  /** Empties every table, and puts in again the items that were seeded. */
  reset(): Promise<void>;
  /** Answers the requests under way, then ends every process and removes every temporary file. */
  close(): Promise<void>;
}
