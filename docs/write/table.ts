// A table in Markdown.

/** A Markdown table with its columns aligned; the first row is the head. */
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
