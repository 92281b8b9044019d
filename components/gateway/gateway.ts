// What the two gateways have in common.
import * as pulumi from "@pulumi/pulumi";
import type { RouteFunction } from "../function/route-function.ts";
import { requestHeaders } from "../routes/cors-headers.ts";
import type { RoutePath } from "../routes/route.ts";
import { Auth } from "../settings/choices.ts";
import type { Settings } from "../settings/settled.ts";

/** The arguments of HttpGateway and RestGateway. */
export interface GatewayArgs {
  functions: RouteFunction[];
  settings: Settings;
}

/** How CloudWatch names the metrics of a gateway. */
export interface GatewayMetrics {
  dimensions: Record<string, pulumi.Output<string>>;
  clientErrors: string;
  serverErrors: string;
}

/** The scopes that a path asks of a token. */
export function scopesOf({ access }: RoutePath, settings: Settings): pulumi.Input<string>[] {
  const { jwtReadScope: read, jwtWriteScope: write, selfScope: self } = settings;
  const scope = { read, write, self }[access];
  return scope === undefined ? [] : [scope];
}

/** The methods of the routes, each once, for CORS. */
export function methodsOf(functions: RouteFunction[]): string[] {
  return [...new Set(functions.map(({ route }) => route.method))];
}

/** The request headers that a page of another origin may send. */
export function allowedHeaders({ auth, routes }: Settings): string[] {
  const signature = ["X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256"];
  return [...requestHeaders(routes), ...(auth === Auth.Iam ? signature : [])];
}

/** The description of an API that everybody may call for a reason. */
export function openness({ auth, openReason }: Settings): pulumi.Output<string> | undefined {
  if (auth !== Auth.None || openReason === undefined) return undefined;
  return pulumi.interpolate`Open to everybody: ${openReason}`;
}

/** Seconds that a browser may remember the answer to a preflight. */
export const corsMaxAge = 3600;
