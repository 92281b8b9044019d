// What Lambda's runtime puts into the global scope.
import { InvokeStore, type InvokeStoreBase } from "@aws/lambda-invoke-store";

const streaming = Symbol.for("aws.lambda.runtime.handler.streaming");

/** Sets `awslambda`, unless the function's variables say otherwise; gives what knows of the event under way. */
export async function setGlobals(): Promise<InvokeStoreBase> {
  const scope = globalThis as { awslambda?: object };
  // The store's module has made it.
  if (scope.awslambda) Object.assign(scope.awslambda, { streamifyResponse, HttpResponseStream });
  return InvokeStore.getInstanceAsync();
}

/** Marks a handler. */
function streamifyResponse<Handler extends object>(handler: Handler): Handler {
  return Object.assign(handler, { [streaming]: "response" });
}

const HttpResponseStream = Object.assign(class HttpResponseStream {}, {
  from() {
    throw noStreaming();
  },
});

/** @throws Error for a handler that was marked */
export function refuseStreaming(handler: object): void {
  if (streaming in handler) throw noStreaming();
}

function noStreaming(): Error {
  return new Error(
    "The local run does not stream answers. Expected a handler without `awslambda.streamifyResponse`, which answers at once.",
  );
}
