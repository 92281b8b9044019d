// The list prices of AWS in US dollars. The tables of docs/costs.md and the plan's cost are computed from them.

export interface Price {
  usd: number;
  /** The amount that the price is for: `a million requests`. */
  per: string;
  source: string;
}

/** The region and the month of the prices. */
export const pricesOf = { region: "us-east-1", date: "November 2026" };

const apiGateway = "https://aws.amazon.com/api-gateway/pricing/";
const lambda = "https://aws.amazon.com/lambda/pricing/";
const dynamodb = "https://aws.amazon.com/dynamodb/pricing/on-demand/";
const cloudwatch = "https://aws.amazon.com/cloudwatch/pricing/";
const waf = "https://aws.amazon.com/waf/pricing/";

export const prices = {
  httpApi: { usd: 1, per: "a million requests", source: apiGateway },
  restApi: { usd: 3.5, per: "a million requests", source: apiGateway },
  invocations: { usd: 0.2, per: "a million requests", source: lambda },
  timeArm64: { usd: 0.0000133334, per: "a GB-second", source: lambda },
  timeX86: { usd: 0.0000166667, per: "a GB-second", source: lambda },
  writes: { usd: 0.625, per: "a million writes of up to 1 KB", source: dynamodb },
  reads: { usd: 0.125, per: "a million consistent reads of up to 4 KB", source: dynamodb },
  recovery: { usd: 0.2, per: "a GB a month", source: dynamodb },
  logs: { usd: 0.5, per: "a GB written", source: cloudwatch },
  metric: { usd: 0.3, per: "a metric a month", source: cloudwatch },
  alarm: { usd: 0.1, per: "a metric of an alarm a month", source: cloudwatch },
  dashboard: { usd: 3, per: "a dashboard a month, after the account's first three", source: cloudwatch },
  webAcl: { usd: 5, per: "a web ACL a month", source: waf },
  webAclRequests: { usd: 0.6, per: "a million requests", source: waf },
} satisfies Record<string, Price>;

/** The time and the log bytes of one request. Time: a published figure for warm Node with DynamoDB, 256 MB, arm64. Logs: the lines of functions and of the access log. */
export const request = { ms: 27, memoryMb: 256, functionLogBytes: 2000, accessLogBytes: 500 };
