import { endpoint } from "@user-api/pulumi/handlers";
import knex from "knex";

const database = knex({ client: "pg", connection: "postgres://localhost/none" });

export const handler = endpoint(async () => ({
  status: 200,
  body: { sql: database("users").where({ id: 1 }).toString(), driver: typeof database.client.driver.Client },
}));
