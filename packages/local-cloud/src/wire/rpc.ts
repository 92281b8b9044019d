// Serves the engine's gRPC methods to a program, and calls the program's callbacks.
import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type { CallbacksClient, Handler, Sdk } from "./sdk.ts";

/** A message of the SDK that can be sent. */
export interface Message {
  serializeBinary(): Uint8Array;
}

/** Answers one method. `undefined` becomes the empty message. */
// biome-ignore lint/suspicious/noExplicitAny: each method has a request of its own
export type Answer = (request: any) => unknown;

/** The error for a call that a program makes after the update has ended. */
export class Unavailable extends Error {}

export interface RpcServer {
  /** `127.0.0.1:<port>` */
  address: string;
  close(): void;
}

// -1 means no limit on the size of a message.
const channel = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/** Starts the server on a free port of this machine. A call of a method without an answer fails as unimplemented. */
export async function serve(
  sdk: Sdk,
  answers: Record<keyof Sdk["services"], Record<string, Answer>>,
): Promise<RpcServer> {
  const { Server, ServerCredentials } = sdk.grpc;
  const server = new Server(channel);
  for (const name of Object.keys(sdk.services) as (keyof Sdk["services"])[]) {
    const methods = Object.entries(answers[name]).map(([method, answer]) => [method, unary(sdk, answer)]);
    server.addService(sdk.services[name], Object.fromEntries(methods));
  }
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    ),
  );
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

function unary({ grpc, Empty }: Sdk, answer: Answer): Handler {
  return async ({ request }, respond) => {
    try {
      respond(null, (await answer(request)) ?? new Empty());
    } catch (error) {
      const code = error instanceof Unavailable ? grpc.status.UNAVAILABLE : grpc.status.UNKNOWN;
      respond({ code, details: (error as Error).message });
    }
  };
}

/** Calls the functions that the program has registered as callbacks: transforms and hooks. */
export interface Callbacks {
  /**
   * @returns the bytes of the response's message
   * @throws Error with the function's message
   */
  invoke(callback: Callback, message: Message): Promise<Uint8Array>;
  close(): void;
}

export function createCallbacks(sdk: Sdk): Callbacks {
  const clients = new Map<string, CallbacksClient>();
  function clientOf(target: string): CallbacksClient {
    const known = clients.get(target);
    if (known) return known;
    const client = new sdk.CallbacksClient(target, sdk.grpc.credentials.createInsecure(), channel);
    clients.set(target, client);
    return client;
  }
  return {
    invoke(callback, message) {
      const request = new sdk.callbacks.CallbackInvokeRequest();
      request.setToken(callback.getToken());
      request.setRequest(message.serializeBinary());
      return new Promise((resolve, reject) =>
        clientOf(callback.getTarget()).invoke(request, (error, response) =>
          error ? reject(new Error(error.details)) : resolve(response.getResponse_asU8()),
        ),
      );
    },
    close() {
      for (const client of clients.values()) client.close();
    },
  };
}
