// The README's picture of what a stack creates, made from the routes table.

import type { Route } from "../../components/routes/route.ts";
import { routes } from "../../components/routes.ts";

export function picture(): string {
  return [
    "```mermaid",
    "flowchart LR",
    "  client([client]) -->|HTTPS| gateway",
    "  subgraph account [your AWS account]",
    "    gateway[API Gateway<br>HTTP API or REST API]",
    "    table[(users table)]",
    ...routes.map((route) => `    ${toFunction(route)}`),
    ...routes.flatMap(toTable).map((arrow) => `    ${arrow}`),
    "  end",
    "```",
  ].join("\n");
}

function toFunction({ slug, method, path }: Route): string {
  // Mermaid takes a brace for a shape unless the text is quoted.
  return `gateway -->|"${method} ${path}"| ${slug}[${slug}]`;
}

function toTable({ slug, actions }: Route): string[] {
  return actions.map((action) => `${slug} -->|${action.replace("dynamodb:", "")}| table`);
}
