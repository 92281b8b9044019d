// What tells `npm run token` where the local issuer is and whom its tokens are for.

import { isLoopback } from "../gateway/access/jwt.ts";
import type { GatewayOptions } from "../gateway/api.ts";
import { type Answer, type ClientRequest, message } from "../gateway/gateway-request.ts";

/** Below it nothing of the program is served. */
export const localIssuerPath = "/_local/issuer";

/** What the path above answers. */
export interface LocalIssuer {
  issuer: string;
  audience?: string[];
}

/** The answer to a request for the path above; `undefined` for every other request. */
export function localIssuerAnswer(options: GatewayOptions, request: ClientRequest): Answer | undefined {
  if (request.method !== "GET" || request.path !== localIssuerPath) return undefined;
  const found = findLocalIssuer(options);
  if (!found) return message(404, "No authorizer of this API has a local issuer.", "no local issuer");
  const body = JSON.stringify(found);
  return { status: 200, headers: [["content-type", "application/json"]], body, note: "local issuer" };
}

function findLocalIssuer({ resources, userPoolIssuer }: GatewayOptions): LocalIssuer | undefined {
  for (const { type, inputs } of resources) {
    if (type !== "aws:apigatewayv2/authorizer:Authorizer" || !inputs.jwtConfiguration) continue;
    const { issuer, audiences } = inputs.jwtConfiguration;
    if (isLoopback(new URL(issuer))) return { issuer, audience: audiences };
  }
  return userPoolIssuer === undefined ? undefined : { issuer: userPoolIssuer };
}
