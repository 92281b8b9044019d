// Draws the README's picture of a stack's resources from the routes.
import { pathsOf, type Route, uses } from "../../components/routes/route.ts";

export function picture(routes: Route[]): string {
  return [
    "```mermaid",
    "flowchart LR",
    "  client([client]) -->|HTTPS| gateway",
    "  subgraph account [your AWS account]",
    "    gateway[API Gateway<br>HTTP API or REST API]",
    "    table[(users table)]",
    ...(routes.some((route) => uses(route, "claims")) ? ["    claims[(claims)]"] : []),
    ...routes.flatMap(toFunction).map((arrow) => `    ${arrow}`),
    ...routes.flatMap(toTable).map((arrow) => `    ${arrow}`),
    "  end",
    "```",
  ].join("\n");
}

function toFunction(route: Route): string[] {
  const { slug, method } = route;
  // The text is quoted, as Mermaid would read a brace as a shape.
  return pathsOf(route).map(({ path }) => `gateway -->|"${method} ${path}"| ${slug}[${slug}]`);
}

function toTable({ slug, actions }: Route): string[] {
  return actions.map(({ action, on }) => {
    const table = on.includes("claims") ? "claims" : "table";
    return `${slug} -->|${action.replace("dynamodb:", "")}| ${table}`;
  });
}
