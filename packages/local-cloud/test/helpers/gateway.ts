// Starts a gateway with a fake Lambda, for tests of src/gateway/.
import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { GatewayOptions, RequestLine } from "../../src/gateway/api/api.ts";
import { answerClientErrors } from "../../src/gateway/client-errors.ts";
import { createGateway, type Gateway } from "../../src/gateway/gateway.ts";
import type { Invocation } from "../../src/lambda/invocation.ts";
import type { LambdaService } from "../../src/lambda/lambda.ts";
import type { Resource } from "../../src/resources/resource.ts";
import type { Any } from "./gateway-resources.ts";
import { credentials } from "./signature.ts";

export * from "./gateway-resources.ts";

/** The behaviour of a function: returns its answer, or an error for a failed invocation. */
export type Behaviour = (event: Any, functionName: string) => unknown | Promise<unknown>;

/** A fake Lambda with its received events, in the order of the invocations. */
export interface FakeLambda extends LambdaService {
  events: Any[];
  functions: string[];
  traceIds: string[];
}

/** Makes a Lambda whose functions all behave alike. It copies events as JSON, as the real one does. */
export function fakeLambda(behaviour: Behaviour): FakeLambda {
  const events: Any[] = [];
  const functions: string[] = [];
  const traceIds: string[] = [];
  return {
    events,
    functions,
    traceIds,
    async invoke(arn, event, traceId) {
      traceIds.push(traceId ?? "");
      const name = /:function:([\w-]+)/.exec(arn)?.[1] ?? arn;
      events.push(JSON.parse(JSON.stringify(event)));
      functions.push(name);
      const result = await behaviour(events.at(-1), name);
      if (result instanceof Error) {
        const payload = { errorType: result.name, errorMessage: result.message, trace: [] };
        const error = {
          type: (result.cause ?? "Unhandled") as "Unhandled",
          message: result.message,
          payload,
        };
        return { error, durationMs: 1, log: "printed" } satisfies Invocation;
      }
      return { payload: result, durationMs: 1, log: "printed" };
    },
    async close() {},
  };
}

export interface RunningGateway {
  port: number;
  lambda: FakeLambda;
  lines: RequestLine[];
  routes: Any[];
  /** Sends a request exactly as given; `fetch` would normalize it. */
  send(method: string, target: string, options?: SendOptions): Promise<Reply>;
  /** Sends bytes, and returns all bytes until the connection ends. */
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
  /** The headers in the order of the wire: a name, its value, the next name and so on. */
  rawHeaders: string[];
  text: string;
  json: Any;
}

/** Starts a gateway for these resources on a free port. */
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
    gateway = createGateway({ resources, lambda, origin, onRequest, credentials, ...options });
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

/** Uses a gateway, and closes it in any case. */
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
  return {
    status: response.statusCode,
    headers: response.headers,
    rawHeaders: response.rawHeaders,
    text,
    json: parsed(text),
  };
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
