// Finds a stream by its ARN.
import type { Store } from "../store/store.ts";
import type { Stream } from "../store/table.ts";
import { notFound } from "../values/service-error.ts";

/** Finds a stream by its ARN. @throws ServiceError when the stream does not exist, or exists no more */
export function findStream({ streams }: Pick<Store, "streams">, arn: string): Stream {
  const stream = streams.get(arn);
  // The message is AWS's own: LocalStack's snapshot of 20 November 2024.
  if (!stream) throw notFound(`: Stream: ${arn} not found`);
  return stream;
}
