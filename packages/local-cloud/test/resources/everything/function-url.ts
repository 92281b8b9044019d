// Declares a function URL with every input.
import { common, type Declared, declared } from "./declared.ts";

const { region } = common;

/** An open URL of the function. */
export function functionUrlEverything(functionName: string): Declared {
  return declared("aws:lambda/functionUrl:FunctionUrl", "url", {
    ...{ region, functionName },
    authorizationType: "NONE",
    cors: {
      allowCredentials: true,
      allowHeaders: ["a"],
      allowMethods: ["GET"],
      allowOrigins: ["https://a.example"],
      exposeHeaders: ["b"],
      maxAge: 1,
    },
    invokeMode: "BUFFERED",
    qualifier: "$LATEST",
  });
}
