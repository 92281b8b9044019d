// The child process of `unique.ts`: times creates. Its output is thrown away, as the functions log to it.
import { fieldsVariable } from "../../components/fields/fields-variable.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import { routeOf } from "../users.ts";
import { alternate } from "./blocks.ts";
import { context, eventOf } from "./events.ts";

const fields: Fields = { firstName: {}, lastName: {}, email: { format: "email", unique: true } };

Object.assign(process.env, {
  OPERATION: "createUser",
  FIELDS: fieldsVariable(fields),
  USERS_TABLE_NAME: "users",
  CLAIMS_TABLE_NAME: "claims",
  AWS_REGION: "eu-central-1",
});

const { client } = await import("../../handlers/table/client.ts");
client.send = (async () => ({ $metadata: { attempts: 1 } })) as typeof client.send;
const plain = (await import("../../handlers/create-user.ts")).handler;
const claiming = (await import("../../handlers/create-user-with-claims.ts")).handler;

const route = routeOf("createUser", fields);
const body = JSON.stringify({ firstName: "Ada", lastName: "Lovelace", email: "Ada@example.org" });

const create = async (handler: typeof plain) => {
  const { statusCode } = await handler({ ...eventOf(route, ""), body } as never, context());
  if (statusCode !== 201) throw new Error(`A create was answered ${statusCode}.`);
};

process.send?.(
  await alternate(
    { "with a unique field": () => create(claiming), without: () => create(plain) },
    Number(process.argv[2]),
    20,
  ),
);
process.disconnect?.();
