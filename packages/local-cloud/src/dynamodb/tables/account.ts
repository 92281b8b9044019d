// Runs DescribeLimits and DescribeEndpoints, with AWS's default limits.
import type { Request } from "../store/request.ts";
import type { Output } from "../values/item.ts";

/** Returns AWS's default limits: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
export async function describeLimits(): Promise<Output> {
  return {
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  };
}

/** Returns AWS's own address, as on AWS. Only clients with endpoint discovery ask for it. */
export async function describeEndpoints({ store }: Request): Promise<Output> {
  return { Endpoints: [{ Address: `dynamodb.${store.region}.amazonaws.com`, CachePeriodInMinutes: 1_440 }] };
}
