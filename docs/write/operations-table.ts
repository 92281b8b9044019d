// Writes the README's table of operations from the routes.
import { headersOf, type RouteDescription } from "../../components/routes/description.ts";
import { pathsOf, type Route } from "../../components/routes/route.ts";
import { table } from "./table.ts";

export function operationsTable(routes: Route[]): string {
  const cells = routes.flatMap((route) =>
    pathsOf(route).map(({ path, id }) => {
      const described: RouteDescription = route.describe ?? { summary: id };
      const { summary, parameters = [], answers = { 200: { description: "" } } } = described;
      const query = parameters.filter((one) => one.in === "query").map(({ name }) => name);
      const headers = parameters.filter((one) => one.in === "header").map(({ name }) => name);
      const place = [`${route.method} ${path}`, query.join("&")].filter(Boolean).join("?");
      const refusals = Object.keys(answers).filter((status) => Number(status) >= 400);
      return [[place, ...headers].map(code).join(", "), summary, answersOf(answers), refusals.join(", ")];
    }),
  );
  return table([["operation", "does", "answers", "refuses"], ...cells]);
}

/** Returns each status below 400 with its headers: ``201, `Location`; 304``. */
function answersOf(answers: NonNullable<RouteDescription["answers"]>): string {
  return Object.entries(answers)
    .filter(([status]) => Number(status) < 400)
    .map(([status, answer]) => [status, ...headersOf(answer).map(code)].join(", "))
    .join("; ");
}

const code = (text: string) => `\`${text}\``;
