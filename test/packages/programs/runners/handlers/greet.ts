import { endpoint } from "@user-api/pulumi/handlers";

export const handler = endpoint(async () => ({ status: 200, body: { greeting: "hello" } }));
