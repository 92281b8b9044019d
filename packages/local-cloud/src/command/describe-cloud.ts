// Writes the text that `local-cloud` prints when the APIs are ready.
import type { Cloud } from "../cloud/cloud.ts";
import type { Endpoints } from "../endpoints/endpoints.ts";
import { refusedServices } from "../endpoints/refused-services.ts";
import { isLoopback } from "../server/loopback.ts";
import { curlCommand } from "./curl-command.ts";

/** The options of the run that the text depends on. */
export interface Start {
  stack: string;
  host: string;
  endpoints?: Endpoints;
}

/**
 * Returns the URL, the routes, the tables whose streams invoke functions, a command to paste, and the resources and inputs
 * that have no effect here.
 */
export function describeCloud(cloud: Cloud, { stack, host, endpoints = {} }: Start): string {
  const streams = cloud.mappings.map(({ tableName, functionName }) => ({
    ...{ method: "STREAM", path: tableName, functionName },
  }));
  const routes = cloud.routes.map((route) => (route.isFunctionUrl ? { ...route, method: "URL" } : route));
  const sources = [...routes, ...streams];
  const width = Math.max(0, ...sources.map(({ path }) => path.length));
  const lines = sources.map(
    ({ method, path, functionName }) => `  ${method.padEnd(7)} ${path.padEnd(width)}  ${functionName}`,
  );
  const refused = refusedServices(cloud.resources, endpoints);
  const elsewhere = Object.entries(endpoints).map(([name, url]) => `${name} at ${url}`);
  const isOpen = cloud.routes.some(({ authorization }) => authorization === undefined);
  return [
    `\n${cloud.project} (stack ${stack}) at ${cloud.url}\n`,
    ...lines.map((line, index) => (index === lines.length - 1 ? `${line}\n` : line)),
    ...(cloud.routes.some(({ unserved }) => !unserved)
      ? [`Try it:\n  ${curlCommand(cloud)}\n`]
      : [nothing(cloud)]),
    ...(cloud.docsUrl ? [`In a browser: ${cloud.docsUrl}\n`] : []),
    ...(cloud.withoutEffect.length > 0 ? [`Without effect here: ${cloud.withoutEffect.join(", ")}\n`] : []),
    ...(cloud.debuggers.length > 0
      ? [
          `A debugger attaches to:\n${cloud.debuggers.map(({ address, functionName }) => `  ${address}  ${functionName}\n`).join("")}`,
        ]
      : []),
    ...(elsewhere.length > 0 ? [`Functions call elsewhere: ${elsewhere.join(", ")}\n`] : []),
    ...(refused.length > 0
      ? [`Not served here, so functions cannot call: ${refused.join(", ")} (--endpoint SERVICE=URL)\n`]
      : []),
    ...(isOpen && !isLoopback(host)
      ? [`Warning: the API is open. Anyone who reaches this machine on ${host} can call it.\n`]
      : []),
  ].join("\n");
}

/** Returns the line for a program without a route that is served. */
function nothing({ mappings }: Cloud): string {
  const streams = mappings.length > 0 ? " Its streams are served." : "";
  return `The program registers no API that is served here.${streams}\n`;
}
