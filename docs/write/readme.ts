// The parts of the README that are made from code.
import { allRoutes } from "../../components/routes/all-routes.ts";
import { routesFor } from "../../components/routes/routes.ts";
import { fields } from "../../fields.ts";
import { costTable, metricsLine } from "./cost-table.ts";
import { operationsTable } from "./operations-table.ts";
import { picture } from "./picture.ts";
import { settingsTable } from "./settings-table.ts";

const routes = allRoutes(routesFor(fields));

const parts: Record<string, () => string> = {
  picture: () => picture(routes),
  operations: () => operationsTable(routes),
  settings: settingsTable,
  costs: () => `${costTable()}\n\n${metricsLine(routes.length)}`,
};

/**
 * The README with its parts as the code has them now.
 *
 * @throws Error when the comments around a part are gone
 */
export function writeReadme(readme: string): string {
  return Object.entries(parts).reduce((text, [name, write]) => {
    const [from, to] = [`<!-- ${name}: written by \`npm run settings\` -->`, `<!-- end of ${name} -->`];
    const [before, rest] = text.split(from);
    const after = rest?.split(to)[1];
    if (after === undefined)
      throw new Error(`Expected ${from} and ${to} in README.md, got none or one of them.`);
    return `${before}${from}\n\n${write()}\n\n${to}${after}`;
  }, readme);
}
