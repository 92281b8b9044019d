// The services that outlive a reload of the program: DynamoDB, Lambda, event sources, credentials and the port.
import { randomBytes } from "node:crypto";
import type { createDocs } from "../docs/docs.ts";
import type { Dynamodb } from "../dynamodb/dynamodb.ts";
import { variablesOf } from "../endpoints/endpoints.ts";
import { createEventSources, type EventSources } from "../event-sources/event-sources.ts";
import { tableStream } from "../event-sources/table-stream.ts";
import type { createGateway } from "../gateway/gateway.ts";
import { createIam, type Iam, type Sessions } from "../iam/iam.ts";
import type { Debug } from "../lambda/environment.ts";
import { createFunctionLogs } from "../lambda/function-logs.ts";
import { createLambda, type Lambda } from "../lambda/lambda.ts";
import type { LocalServer } from "../server/server.ts";
import { systemClock } from "../time/clock.ts";
import type { OnClose } from "./closers.ts";
import type { Cloud, CloudOptions } from "./cloud.ts";
import { tablesFolder } from "./folders.ts";

export interface Services
  extends Pick<Cloud, "credentials" | "logs">,
    Pick<CloudOptions, "faults" | "onRequest" | "onLeft"> {
  origin: string;
  serve: LocalServer["serve"];
  dynamodb: Dynamodb;
  lambda: Lambda;
  eventSources: EventSources;
  /** Holds the current permissions. Each deployment replaces them. */
  authority: { iam: Iam };
  sessions: Sessions;
  /** Environment variables of every function. */
  env: Record<string, string>;
  createGateway: typeof createGateway;
  createDocs: typeof createDocs;
}

export interface ServicesOptions
  extends Pick<CloudOptions, "data" | "endpoints" | "clock" | "faults" | "onRequest" | "onBatch" | "onLeft"> {
  region: string;
  server: LocalServer;
  debug?: Debug;
  /** The path at which functions find the packages of Lambda's runtime. */
  modules: Promise<string>;
}

export async function startServices(options: ServicesOptions, onClose: OnClose): Promise<Services> {
  const { data, region, server, modules, faults, onRequest, onBatch, clock = systemClock } = options;
  const [{ startDynamodb }, { createGateway }, { answerClientErrors }, { createDocs }] = await Promise.all([
    import("../dynamodb/dynamodb.ts"),
    import("../gateway/gateway.ts"),
    import("../gateway/client-errors.ts"),
    import("../docs/docs.ts"),
  ]);
  answerClientErrors(server.server);
  const sessions: Sessions = new Map();
  const authority = { iam: createIam([], sessions) };
  const dynamodb = await startDynamodb({
    path: data && (await tablesFolder(data)),
    authorize: (request) => authority.iam.authorize(request),
    ...{ region, faults, clock },
  });
  onClose(dynamodb.close);
  const elsewhere = variablesOf(options.endpoints ?? {});
  const env = { ...elsewhere, AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url, NODE_PATH: await modules };
  const { logs, add, noted } = createFunctionLogs();
  const onLeft: Services["onLeft"] = (functionName, left) => {
    if (left.text) add({ functionName, text: left.text });
    options.onLeft?.(functionName, left);
  };
  const { debug } = options;
  const lambda = noted(
    createLambda({ resources: [], iam: authority.iam, region, faults, env, debug, onLeft }),
  );
  onClose(lambda.close);
  const eventSources = createEventSources({
    ...{ clock, onBatch, invoke: lambda.invoke, checkpoints: dynamodb.marks },
    logOf: (streamArn) => tableStream(dynamodb.log, streamArn),
  });
  onClose(eventSources.close);
  const credentials = {
    accessKeyId: `AKIA${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString("base64url"),
  };
  const { origin, serve } = server;
  return {
    ...{ origin, serve, dynamodb, lambda, authority, sessions, credentials, env, faults, onRequest, onLeft },
    ...{ eventSources, logs, createGateway, createDocs },
  };
}
