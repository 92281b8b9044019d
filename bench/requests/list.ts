// Compares the cost of a page of users in a small and a large table.
import { type Report, ratio } from "../report.ts";
import type { Cost } from "./blocks.ts";
import { messagesOf } from "./child.ts";

interface Page {
  by: "plain" | "index";
  /** The number of users in the table. */
  table: number;
  /** The number of users on the page. */
  users: number;
  /** The number of items that DynamoDB read for the page. */
  read: number;
  costs: Cost[];
}

/**
 * Runs the comparison.
 *
 * @param requests the number of pages that are read from each table
 */
export async function list(requests = 1000, [small, large] = [1_000, 100_000]): Promise<Report> {
  const pages = await messagesOf<Page>("list-child.ts", requests, small, large);
  const columns = ["users on the page", "items read", "ms"];
  const nameOf = (users: number, by: Page["by"]) =>
    `${by === "index" ? "by an index, of a value of" : "of"} ${users.toLocaleString("en-US")} users`;
  const rows = pages.map(({ by, table, users, read, costs }) => ({
    name: nameOf(table, by),
    figures: [users, read, costs.map(({ wall }) => wall)],
  }));
  const ratios = (["plain", "index"] as const).flatMap((by) => {
    const pair: [string, string] = [nameOf(large, by), nameOf(small, by)];
    return ["ms", "items read"].map((column) => ratio({ columns, rows }, pair, column, { atMost: 1.1 }));
  });
  return {
    title: `A page of 10, ${requests} times each in alternating blocks of 50: medians (quartiles) of the blocks.`,
    columns,
    rows,
    ratios,
  };
}
