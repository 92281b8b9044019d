// Writes a Markdown table.

/**
 * Returns a Markdown table with aligned columns. The first list of cells is the head.
 *
 * @example table([["name", "age"], ["Ada", "36"]])
 */
export function table(rowsOfCells: string[][]): string {
  const widths = (rowsOfCells[0] ?? []).map((_, column) =>
    Math.max(...rowsOfCells.map((cells) => cells[column]?.length ?? 0)),
  );
  const [head = "", ...lines] = rowsOfCells.map(
    (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [head, rule, ...lines].join("\n");
}
