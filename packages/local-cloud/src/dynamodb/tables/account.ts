// DescribeLimits and DescribeEndpoints: the figures of an account that has asked for no others.
import type { Request } from "../store/request.ts";
import type { Output } from "../values/item.ts";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
export async function describeLimits(): Promise<Output> {
  return {
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  };
}

/** AWS's own address, as on AWS: no client asks for it unless it is told to discover endpoints. */
export async function describeEndpoints({ store }: Request): Promise<Output> {
  return { Endpoints: [{ Address: `dynamodb.${store.region}.amazonaws.com`, CachePeriodInMinutes: 1_440 }] };
}
