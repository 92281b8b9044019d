// The cloud on this machine: takes what a Pulumi program registers and brings it to life behind one port.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Dynamodb, startDynamodb } from "./dynamodb.ts";
import { type ApiRoute, answerClientErrors, createGateway, type RequestLine } from "./gateway.ts";
import { createIam } from "./iam.ts";
import { startIssuer } from "./issuer.ts";
import { createLambda } from "./lambda.ts";
import { defaultRegion } from "./mocks.ts";
import { loadProgram, type Resource } from "./program.ts";
import { readSettings } from "./settings.ts";
import { createTables } from "./tables.ts";

export interface CloudOptions {
  /** Folder of the program, where Pulumi.yaml is. @default the working directory */
  program?: string;
  /** @default dev */
  stack?: string;
  /** Settings that win over those of the stack, as `key=value`. */
  config?: string[];
  /** 0 takes a free one. @default 3000 */
  port?: number;
  /** @default 127.0.0.1 */
  host?: string;
  /** Folder that keeps the tables; in memory unless given. */
  data?: string;
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
  /** The stack's outputs. */
  outputs: Record<string, unknown>;
  resources: Resource[];
  routes: ApiRoute[];
  /** Resource types and parts of policies without effect here. */
  notStoodInFor: string[];
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
  const closers: (() => unknown)[] = [];
  // The last to start is the first to close.
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await start(options, (closer) => closers.push(closer))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  options: CloudOptions,
  onClose: (closer: () => unknown) => void,
): Promise<Omit<Cloud, "close">> {
  const {
    program = ".",
    stack = "dev",
    config,
    host = "127.0.0.1",
    port = 3000,
    data,
    onRequest,
    onLog,
  } = options;
  const settings = readSettings(resolve(program), stack, config);
  const region = settings.values["aws:region"] || defaultRegion;
  const folder = await temporaryFolder(onClose);
  const dynamodb = await startDynamodb({
    path: data && (await subfolder(data)),
    authorize: (request) => iam.authorize(request),
  });
  onClose(dynamodb.close);
  const issuer = needsIssuer(settings.values) ? await startIssuer() : undefined;
  if (issuer) onClose(issuer.close);
  for (const [key, value] of Object.entries(settings.values)) {
    if (issuer && key.endsWith(":jwtIssuer") && value === "local") settings.values[key] = issuer.url;
  }

  // The port comes first, since the program's URLs have it; what arrives before the gateway is there waits for it.
  const gatewayListener = Promise.withResolvers<RequestListener>();
  const server = createServer({ maxHeaderSize: 65_536, keepAliveTimeout: 60_000 }, async (req, res) =>
    (await gatewayListener.promise)(req, res),
  );
  answerClientErrors(server);
  const origin = `http://${host}:${await listen(server, host, port)}`;
  const closeServer = () => drain(server);
  onClose(closeServer);

  const job = { ...settings, origin, archives: folder };
  const { resources, lookups, outputs } = await loadProgram(job, onLog ?? (() => {}), options.signal);
  const iam = createIam(resources);
  await createTables(dynamodb, resources, lookups);
  const env = { AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url };
  const lambda = createLambda({ resources, iam, region, env });
  onClose(lambda.close);
  const credentials = {
    accessKeyId: `AKIA${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString("base64url"),
  };
  const userPoolIssuer = issuer?.url;
  const gateway = createGateway({ resources, lambda, origin, onRequest, credentials, userPoolIssuer });
  gatewayListener.resolve(gateway.listener);
  // The functions must outlive the requests: close the server before them.
  onClose(closeServer);
  return {
    url: urlOf(resources, origin),
    project: settings.project,
    region,
    outputs,
    resources,
    routes: gateway.routes,
    notStoodInFor: [...unknownTypes(resources), ...iam.notStoodInFor],
    credentials,
    dynamodb,
  };
}

async function temporaryFolder(onClose: (closer: () => unknown) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "local-cloud-"));
  // Also when the process ends without closing.
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  onClose(() => {
    process.off("exit", remove);
    return rm(folder, { recursive: true, force: true });
  });
  // Shields the functions' folders from a package.json further up that makes their files ES modules.
  await writeFile(join(folder, "package.json"), "{}");
  return folder;
}

async function subfolder(data: string): Promise<string> {
  const path = join(resolve(data), "dynamodb");
  await mkdir(path, { recursive: true });
  return path;
}

/** Whether a setting asks for the local issuer, or for a Cognito user pool of the local account. */
function needsIssuer(values: Record<string, string>): boolean {
  return Object.entries(values).some(
    ([key, value]) =>
      (key.endsWith(":jwtIssuer") && value === "local") ||
      /^arn:aws:cognito-idp:[^:]*:0{12}:userpool\//.test(value),
  );
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new Error(`Port ${port} is taken. Choose another with --port; 0 takes a free one.`);
    throw new Error(`Cannot listen on ${host}:${port}: ${message}`);
  }
  return (server.address() as AddressInfo).port;
}

/** Stops listening, and waits until every request that has arrived is answered. */
async function drain(server: Server): Promise<void> {
  if (!server.listening) return;
  server.on("request", (_req, res) => res.setHeader("connection", "close"));
  const closed = once(server, "close");
  server.close();
  // Connections that are kept alive only turn idle when their request is answered.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  // API Gateway waits 30 s for a function: what takes longer is a client that never sends its request.
  const late = setTimeout(() => server.closeAllConnections(), 31_000);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

/** A custom domain has no stage in its paths, nor has its stand-in here. */
function urlOf(resources: Resource[], origin: string): string {
  if (resources.some(({ type }) => type === "aws:apigatewayv2/apiMapping:ApiMapping")) return origin;
  const stage = resources.find(({ type }) => /^aws:apigateway(v2)?\/stage:Stage$/.test(type));
  return (stage?.outputs.invokeUrl ?? origin).replace(/\/$/, "");
}

const stoodInFor = new Set([
  "aws:apigateway/deployment:Deployment",
  "aws:apigateway/methodSettings:MethodSettings",
  "aws:apigateway/restApi:RestApi",
  "aws:apigateway/stage:Stage",
  "aws:apigatewayv2/api:Api",
  "aws:apigatewayv2/apiMapping:ApiMapping",
  "aws:apigatewayv2/authorizer:Authorizer",
  "aws:apigatewayv2/integration:Integration",
  "aws:apigatewayv2/route:Route",
  "aws:apigatewayv2/stage:Stage",
  "aws:dynamodb/table:Table",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:lambda/function:Function",
  "aws:lambda/permission:Permission",
]);

function unknownTypes(resources: Resource[]): string[] {
  const types = new Set(resources.map(({ type }) => type));
  return [...types].filter((type) => !type.startsWith("pulumi:") && !stoodInFor.has(type)).sort();
}
