// The cloud on this machine: takes what a Pulumi program registers and brings it to life behind one port.
import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { type ExampleRequest, exampleRequest } from "../docs/example-request.ts";
import { readOpenApi } from "../docs/open-api.ts";
import type { Dynamodb } from "../dynamodb/dynamodb.ts";
import { createTables, dynamodbServes } from "../dynamodb/tables.ts";
import type { Program } from "../engine/deployment.ts";
import type { Faults } from "../faults/faults.ts";
import type { ApiRoute, RequestLine } from "../gateway/api/api.ts";
import { urlOf } from "../gateway/api/base-path.ts";
import { gatewayServes } from "../gateway/served.ts";
import { createIam, iamServes } from "../iam/iam.ts";
import { createIssuerPage } from "../issuer/issuer-page.ts";
import { startLocalIssuer } from "../issuer/local-issuer.ts";
import { createLambda, lambdaServes } from "../lambda/lambda.ts";
import { otherRuntimes } from "../lambda/other-runtimes.ts";
import { runtimeModules } from "../lambda/runtime-modules.ts";
import { loadProgram, type ProgramJob } from "../program/program.ts";
import { readSettings } from "../program/settings.ts";
import { readSurroundings, type SurroundingsOptions } from "../program/surroundings.ts";
import { defaultRegion } from "../resources/account.ts";
import { withoutEffect } from "../resources/effects.ts";
import type { Resource } from "../resources/resource.ts";
import { listen } from "../server/server.ts";
import { createClosers, type OnClose } from "./closers.ts";
import { tablesFolder, temporaryFolder } from "./folders.ts";

export interface CloudOptions extends SurroundingsOptions {
  /** Folder of the program, where Pulumi.yaml is. @default the working directory */
  program?: string;
  /** @default dev */
  stack?: string;
  /** Settings that win over those of the stack, as `key=value`. */
  config?: string[];
  /** The same for settings that the program must treat as secrets. */
  secrets?: string[];
  /** 0 takes a free one. @default 3000 */
  port?: number;
  /** @default 127.0.0.1 */
  host?: string;
  /** Folder that keeps the tables; in memory unless given. */
  data?: string;
  /** What goes wrong now and then. */
  faults?: Faults;
  /** Receives each request after its answer. */
  onRequest?(line: RequestLine): void;
  /** Receives each line that the program prints while it loads. */
  onLog?(line: string): void;
  /** Ends the start early. */
  signal?: AbortSignal;
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
  /** Resource types, inputs and parts of policies without effect here, for people to read. */
  withoutEffect: string[];
  /** Whose signatures routes with IAM authorization accept. */
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Reaches the tables as an administrator. */
  dynamodb: Pick<Dynamodb, "call">;
  /** Answers what is under way, then ends every process and removes every temporary file. */
  close(): Promise<void>;
}

/**
 * Starts the program's APIs, functions and tables.
 *
 * @throws Error of one line a fault: the port is taken, a setting is wrong, the program fails
 */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const { onClose, close } = createClosers();
  try {
    return { ...(await start(options, onClose)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(options: CloudOptions, onClose: OnClose): Promise<Omit<Cloud, "close">> {
  const { program = ".", stack = "dev", host = "127.0.0.1", port = 3000 } = options;
  const { config, data, faults, onRequest } = options;
  const settings = readSettings(resolve(program), stack, config, options.secrets);
  const surroundings = readSurroundings(options);
  const region = settings.values["aws:region"] || defaultRegion;
  const issuer = await startLocalIssuer(settings.values);
  if (issuer) onClose(issuer.close);
  // The port comes first, since the program's URLs have it.
  const { server, origin, serve, drain, abort } = await listen(host, port);
  onClose(abort);
  const archives = await temporaryFolder(onClose);
  const loading = load({ ...settings, ...surroundings, origin, archives }, options, onClose);

  // Loading the program takes seconds: what it does not need is only loaded meanwhile.
  const [{ startDynamodb }, { createGateway }, { answerClientErrors }, { createDocs }] = await Promise.all([
    import("../dynamodb/dynamodb.ts"),
    import("../gateway/gateway.ts"),
    import("../gateway/client-errors.ts"),
    import("../docs/docs.ts"),
  ]);
  answerClientErrors(server);
  const dynamodb = await startDynamodb({
    path: data && (await tablesFolder(data)),
    authorize: (request) => iam.authorize(request),
    faults,
  });
  onClose(dynamodb.close);

  const { resources, lookups, outputs } = await loading;
  const iam = createIam(resources);
  await createTables(dynamodb, resources, lookups);
  const NODE_PATH = await runtimeModules(settings.cwd, archives);
  const env = { AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url, NODE_PATH };
  const lambda = createLambda({ resources, iam, region, faults, env });
  onClose(lambda.close);
  const credentials = {
    accessKeyId: `AKIA${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString("base64url"),
  };
  const gateway = createGateway({
    resources,
    lambda,
    origin,
    onRequest,
    credentials,
    userPoolIssuer: issuer?.url,
  });
  const url = urlOf(resources, origin);
  const read = () => readOpenApi(join(resolve(program), "openapi.json"));
  const docs = createDocs({ read, apiUrl: url, routes: gateway.routes });
  const issuerPage = createIssuerPage(issuer?.url, resources);
  serve((req, res) => docs(req, res) || issuerPage(req, res) || gateway.listener(req, res));
  // Closed first: functions and tables outlive the requests.
  onClose(drain);
  const document = read();
  return {
    url,
    docsUrl: document && `${origin}/docs`,
    example: exampleRequest(document, gateway.routes, new URL(url).pathname.replace(/\/$/, "")),
    project: settings.project,
    region,
    outputs,
    resources,
    routes: gateway.routes,
    withoutEffect: [
      ...withoutEffect(resources, [dynamodbServes, gatewayServes, iamServes, lambdaServes]),
      ...otherRuntimes(resources),
      ...iam.notEvaluated,
    ],
    credentials,
    dynamodb,
  };
}

/** Loads the program; closing early ends its process. */
function load(
  job: ProgramJob,
  { onLog = () => {}, signal }: CloudOptions,
  onClose: OnClose,
): Promise<Program> {
  const closing = new AbortController();
  const loading = loadProgram(job, onLog, AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]));
  onClose(() => {
    closing.abort();
    return loading.catch(() => {});
  });
  // Whoever awaits it gets the error; until then it is not an unhandled one.
  loading.catch(() => {});
  return loading;
}
