// The arguments, scopes and CORS values that both gateways use.
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

/** The names that CloudWatch gives the metrics of a gateway. */
export interface GatewayMetrics {
  dimensions: Record<string, pulumi.Output<string>>;
  clientErrors: string;
  serverErrors: string;
}

/** Returns the scopes that a token needs for a path. */
export function scopesOf({ access }: RoutePath, settings: Settings): pulumi.Input<string>[] {
  const { jwtReadScope: read, jwtWriteScope: write, selfScope: self } = settings;
  const scope = { read, write, self }[access];
  return scope === undefined ? [] : [scope];
}

/** Returns the methods of all routes, each once, for CORS. */
export function methodsOf(functions: RouteFunction[]): string[] {
  return [...new Set(functions.map(({ route }) => route.method))];
}

/** Returns the request headers that a web page of another origin may send. */
export function allowedHeaders({ auth, routes }: Settings): string[] {
  const signature = ["X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256"];
  return [...requestHeaders(routes), ...(auth === Auth.Iam ? signature : [])];
}

/** Returns the API's description with the reason why everybody may call it, when there is one. */
export function openness({ auth, openReason }: Settings): pulumi.Output<string> | undefined {
  if (auth !== Auth.None || openReason === undefined) return undefined;
  return pulumi.interpolate`Open to everybody: ${openReason}`;
}

/** The time in seconds for which a browser may cache the response to a preflight request. */
export const corsMaxAge = 3600;
