// A function and its URL as a program registers them.

import type { Resource } from "../../src/resources/resource.ts";
import { startGateway } from "./gateway.ts";
import { type Any, functionArn, resource } from "./gateway-resources.ts";

/** The function `f` and its URL; at the root unless `base` says another path. */
export function functionUrl(inputs: Any = {}, base = ""): Resource[] {
  return [
    resource("aws:lambda/function:Function", "f", {}, { name: "f", arn: functionArn("f") }),
    resource(
      "aws:lambda/functionUrl:FunctionUrl",
      "url",
      { functionName: "f", authorizationType: "NONE", ...inputs },
      { functionUrl: `http://127.0.0.1:3000${base}/`, urlId: "abc123" },
    ),
  ];
}

/** A gateway with that URL, whose function answers with its event unless another behaviour is given. */
export function startUrl(inputs: Any = {}, behaviour: Any = (event: Any) => event, options: Any = {}) {
  return startGateway(functionUrl(inputs), behaviour, options);
}
