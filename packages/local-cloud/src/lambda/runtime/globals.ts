// Sets the global variable `awslambda`, as Lambda's runtime does.
import { InvokeStore, type InvokeStoreBase } from "@aws/lambda-invoke-store";

const streaming = Symbol.for("aws.lambda.runtime.handler.streaming");

/** Sets `awslambda`, unless the function's variables switch it off. Returns the store that knows the event under way. */
export async function setGlobals(): Promise<InvokeStoreBase> {
  const scope = globalThis as { awslambda?: object };
  // The module of the store creates `awslambda`.
  if (scope.awslambda) Object.assign(scope.awslambda, { streamifyResponse, HttpResponseStream });
  return InvokeStore.getInstanceAsync();
}

/** Marks a handler as one that streams its response. */
function streamifyResponse<Handler extends object>(handler: Handler): Handler {
  return Object.assign(handler, { [streaming]: "response" });
}

const HttpResponseStream = Object.assign(class HttpResponseStream {}, {
  from() {
    throw noStreaming();
  },
});

/** @throws Error for a handler that `streamifyResponse` has marked */
export function refuseStreaming(handler: object): void {
  if (streaming in handler) throw noStreaming();
}

function noStreaming(): Error {
  return new Error(
    "The local run does not stream answers. Expected a handler that returns its whole answer, without `awslambda.streamifyResponse`.",
  );
}
