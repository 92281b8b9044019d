// The part of dynalite that the local DynamoDB uses; the package ships no types.
declare module "dynalite" {
  import type { Server } from "node:http";
  export interface Options {
    path?: string;
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
  }
  export default function dynalite(options: Options): Server;
}
