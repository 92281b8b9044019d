// The stream of an ARN.
import type { Store } from "../store/store.ts";
import type { Stream } from "../store/table.ts";
import { notFound } from "../values/service-error.ts";

/** @throws ServiceError when there is none, or there is none any more */
export function findStream({ streams }: Pick<Store, "streams">, arn: string): Stream {
  const stream = streams.get(arn);
  // The words of AWS: LocalStack's snapshot of 20 November 2024.
  if (!stream) throw notFound(`: Stream: ${arn} not found`);
  return stream;
}
