// Makes the resources of a function and its URL, as a program registers them.

import type { Resource } from "../../src/resources/resource.ts";
import { startGateway } from "./gateway.ts";
import { type Any, functionArn, resource } from "./gateway-resources.ts";

/** Returns the function `f` and its URL. The URL is at the root, or below the path `base`. */
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

/** Starts a gateway with the URL. By default its function answers with its event. */
export function startUrl(inputs: Any = {}, behaviour: Any = (event: Any) => event, options: Any = {}) {
  return startGateway(functionUrl(inputs), behaviour, options);
}
