// Writes the parts of README and docs that come from code.
import { allRoutes } from "../../components/routes/all-routes.ts";
import { routesFor } from "../../components/routes/routes.ts";
import { fields } from "../../fields.ts";
import { routes as own } from "../../routes.ts";
import { costTable, metricsLine } from "./cost-table.ts";
import { operationsTable } from "./operations-table.ts";
import { picture } from "./picture.ts";
import { settingsTable } from "./settings-table.ts";

const routesOfProgram = () => allRoutes(routesFor(fields), own, { fields });

/** The function that writes each part, by the part's name in the HTML comments around it. */
const parts = {
  picture: () => picture(routesOfProgram()),
  operations: () => operationsTable(routesOfProgram()),
  settings: settingsTable,
  costs: () => `${costTable()}\n\n${metricsLine(routesOfProgram().length)}`,
};

/**
 * Returns a function that writes these parts of a page again from the present code.
 *
 * @throws Error when the HTML comments around a part are missing
 */
export function writeParts(...names: (keyof typeof parts)[]): (page: string) => string {
  return (page) =>
    names.reduce((text, name) => {
      const [from, to] = [`<!-- ${name}: written by \`npm run settings\` -->`, `<!-- end of ${name} -->`];
      const [before, rest] = text.split(from);
      const after = rest?.split(to)[1];
      if (after === undefined)
        throw new Error(`Expected ${from} and ${to} in the page, got none or one of them.`);
      return `${before}${from}\n\n${parts[name]()}\n\n${to}${after}`;
    }, page);
}
