// Hand-written resources, a fake Lambda and a listening gateway, for tests of local/gateway.ts and its parts.
import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import {
  answerClientErrors,
  createGateway,
  type Gateway,
  type GatewayOptions,
  type RequestLine,
} from "../../local/gateway.ts";
import type { Invocation, LambdaService } from "../../local/lambda.ts";
import type { Resource } from "../../local/program.ts";

// biome-ignore lint/suspicious/noExplicitAny: resources, events and answers are checked by the tests
export type Any = any;

const region = "eu-central-1";
const account = "000000000000";

export function resource(type: string, name: string, inputs: Any, outputs: Any = {}): Resource {
  return { type, name, inputs, outputs: { id: name, ...inputs, ...outputs } };
}

export function functionArn(name: string): string {
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
}

export function invokeArn(name: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`;
}

export function executionArn(apiId: string): string {
  return `arn:aws:execute-api:${region}:${account}:${apiId}`;
}

export function permission(functionName: string, sourceArn: string): Resource {
  return resource("aws:lambda/permission:Permission", `${functionName}-${sourceArn}`, {
    action: "lambda:InvokeFunction",
    function: functionName,
    principal: "apigateway.amazonaws.com",
    sourceArn,
  });
}

export interface HttpApiArgs {
  id?: string;
  /** Route keys; a function is named after its key. */
  routes: string[];
  basePath?: string;
  stageName?: string;
  api?: Any;
  stage?: Any;
  route?: Any;
  integration?: Any;
  permissions?: Resource[];
}

/** The name of the function behind a route key. */
export function functionOf(key: string): string {
  return key.replace(/\W+/g, "-").replace(/^-|-$/g, "");
}

/** What a program registers for an HTTP API. */
export function httpApi(args: HttpApiArgs): Resource[] {
  const { id = "httpapi", basePath = "", stageName = "$default" } = args;
  const permissions =
    args.permissions ??
    args.routes.map((key) =>
      permission(functionOf(key), `${executionArn(id)}/*/${key === "$default" ? key : key.replace(" ", "")}`),
    );
  return [
    resource(
      "aws:apigatewayv2/api:Api",
      id,
      { protocolType: "HTTP", ...args.api },
      { executionArn: executionArn(id) },
    ),
    ...args.routes.flatMap((key) => [
      resource("aws:apigatewayv2/integration:Integration", `${id}-${functionOf(key)}`, {
        apiId: id,
        integrationType: "AWS_PROXY",
        integrationUri: invokeArn(functionOf(key)),
        payloadFormatVersion: "2.0",
        ...args.integration,
      }),
      resource("aws:apigatewayv2/route:Route", `${id}-route-${functionOf(key)}`, {
        apiId: id,
        routeKey: key,
        target: `integrations/${id}-${functionOf(key)}`,
        ...args.route,
      }),
    ]),
    resource(
      "aws:apigatewayv2/stage:Stage",
      `${id}-stage`,
      { apiId: id, name: stageName, ...args.stage },
      { invokeUrl: `http://127.0.0.1:3000${basePath}/` },
    ),
    ...permissions,
  ];
}

export interface RestApiArgs {
  id?: string;
  /** Swagger paths: path to method to what differs from a plain proxy. */
  paths: Record<string, Record<string, Any>>;
  swagger?: Any;
  binaryMediaTypes?: string[];
  methodSettings?: Any;
  permissions?: Resource[];
}

/** What a program registers for a REST API at stage `api-demo`. */
export function restApi({ id = "restapi", paths, ...args }: RestApiArgs): Resource[] {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const swagger = {
    swagger: "2.0",
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, methods]) => [
        path,
        mapped(methods, (method) => proxy(method, path)),
      ]),
    ),
    "x-amazon-apigateway-binary-media-types": ["*/*"],
    ...args.swagger,
  };
  return [
    resource(
      "aws:apigateway/restApi:RestApi",
      id,
      { body: JSON.stringify(swagger), binaryMediaTypes: args.binaryMediaTypes ?? ["*/*"] },
      { executionArn: executionArn(id) },
    ),
    resource(
      "aws:apigateway/stage:Stage",
      `${id}-stage`,
      { restApi: id, stageName: "api-demo", deployment: "deployed" },
      { invokeUrl: "http://127.0.0.1:3000/api-demo" },
    ),
    ...(args.methodSettings
      ? [
          resource("aws:apigateway/methodSettings:MethodSettings", `${id}-settings`, {
            restApi: id,
            stageName: "api-demo",
            methodPath: "*/*",
            settings: args.methodSettings,
          }),
        ]
      : []),
    ...(args.permissions ??
      operations.map(({ path, method }) =>
        permission(functionOf(`${method} ${path}`), `${executionArn(id)}/*/${method.toUpperCase()}${path}`),
      )),
  ];
}

function mapped(methods: Record<string, Any>, integration: (method: string) => Any) {
  return Object.fromEntries(
    Object.entries(methods).map(([method, operation]) => [method, { ...integration(method), ...operation }]),
  );
}

function proxy(method: string, path: string) {
  return {
    responses: {},
    "x-amazon-apigateway-integration": {
      type: "aws_proxy",
      httpMethod: "POST",
      uri: invokeArn(functionOf(`${method} ${path}`)),
    },
  };
}

/** A function's behaviour: its answer, or the whole invocation. */
export type Behaviour = (event: Any, functionName: string) => unknown | Promise<unknown>;

/** A Lambda whose functions all behave alike. Events are copied as JSON, as they travel. */
export function fakeLambda(behaviour: Behaviour): LambdaService & { events: Any[]; functions: string[] } {
  const events: Any[] = [];
  const functions: string[] = [];
  return {
    events,
    functions,
    async invoke(arn, event) {
      const name = /:function:([\w-]+)/.exec(arn)?.[1] ?? arn;
      events.push(JSON.parse(JSON.stringify(event)));
      functions.push(name);
      const result = await behaviour(events.at(-1), name);
      if (result instanceof Error) {
        const error = { type: (result.cause ?? "Unhandled") as "Unhandled", message: result.message };
        return { error, durationMs: 1, log: "printed" } satisfies Invocation;
      }
      return { payload: result, durationMs: 1, log: "printed" };
    },
    async close() {},
  };
}

export interface RunningGateway {
  port: number;
  lambda: ReturnType<typeof fakeLambda>;
  lines: RequestLine[];
  routes: Any[];
  /** Sends a request as it stands, without what fetch would normalize. */
  send(method: string, target: string, options?: SendOptions): Promise<Reply>;
  /** Sends bytes and gives what comes back until the connection ends. */
  sendRaw(text: string): Promise<string>;
  close(): Promise<void>;
}

export interface SendOptions {
  headers?: Record<string, string | string[]> | string[];
  body?: string | Buffer;
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: Any;
}

/** Listens on a free port with a gateway for these resources. */
export async function startGateway(
  resources: Resource[],
  behaviour: Behaviour = () => ({ statusCode: 200, body: "ok" }),
  options: Partial<GatewayOptions> = {},
): Promise<RunningGateway> {
  const lambda = fakeLambda(behaviour);
  const lines: RequestLine[] = [];
  const server = createServer({ maxHeaderSize: 65_536 });
  answerClientErrors(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  const origin = `http://127.0.0.1:${port}`;
  const onRequest = (line: RequestLine) => lines.push(line);
  let gateway: Gateway;
  try {
    gateway = createGateway({ resources, lambda, origin, onRequest, ...options });
  } catch (error) {
    await close();
    throw error;
  }
  server.on("request", gateway.listener);
  return {
    port,
    lambda,
    lines,
    routes: gateway.routes,
    send: (method, target, sent) => send(port, method, target, sent),
    sendRaw: (text) => sendRaw(port, text),
    close,
  };
}

/** Uses a gateway and closes it, whatever comes. */
export async function serving(
  start: Promise<RunningGateway>,
  use: (gateway: RunningGateway) => Promise<void>,
): Promise<void> {
  const gateway = await start;
  try {
    await use(gateway);
  } finally {
    await gateway.close();
  }
}

async function send(port: number, method: string, target: string, options: SendOptions = {}): Promise<Reply> {
  const { headers, body } = options;
  const outgoing = httpRequest({
    host: "127.0.0.1",
    port,
    method,
    path: target,
    headers: headers as Any,
    agent: false,
  });
  outgoing.end(body);
  const [response] = await once(outgoing, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return { status: response.statusCode, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): Any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(text);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
