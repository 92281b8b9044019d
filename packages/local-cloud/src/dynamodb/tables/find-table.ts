// Finds the table of an operation on tables.
import type { Store } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import { notFound } from "../values/service-error.ts";

/** Finds a table by its name. @throws ServiceError with the table's name, which errors of operations on items do not have */
export function findTable({ tables }: Store, name: string): Table {
  const table = tables.get(name);
  if (!table) throw notFound(`: Table: ${name} not found`);
  return table;
}
