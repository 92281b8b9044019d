// usage: a process of `warm.ts`, whose output is thrown away, as the functions log into it.
import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { alternate } from "./blocks.ts";
import { type LoadedFunction, loadFunctions } from "./functions.ts";
import { type Store, startStore } from "./store.ts";

const commands = {
  createUser: PutItemCommand,
  listUsers: ScanCommand,
  getUser: GetItemCommand,
  updateUser: UpdateItemCommand,
  deleteUser: DeleteItemCommand,
};
type Operation = keyof typeof commands;

/** Those for which each request needs a user of its own. */
const consuming = new Set(["createUser", "deleteUser"]);

const requests = Number(process.argv[2]);
const store = await startStore();
const functions = await loadFunctions(store.url);
for (const operation of Object.keys(commands) as Operation[]) {
  const costs = await compare(store, functions.get(operation) as LoadedFunction, operation);
  process.send?.({ operation, costs });
}
store.stop();
process.disconnect?.();

/** A request to the function beside a bare `client.send` of the very command that the function sends. */
async function compare(
  { client, fill, seen, record }: Store,
  { call }: LoadedFunction,
  operation: Operation,
) {
  const own = consuming.has(operation);
  const ids = await fill(own ? 2 * requests + 1000 : 100);
  const idFor = () => (own ? ids.pop() : ids[0]) ?? "";
  record(true);
  await call(idFor());
  const Command = commands[operation] as typeof PutItemCommand;
  const { input } = await seen(Command.name.replace("Command", ""));
  record(false);
  const send = () => {
    const id = operation === "createUser" ? crypto.randomUUID() : idFor();
    return client.send(new Command(anew(input, id)));
  };
  return alternate({ function: () => call(idFor()), bare: send }, requests);
}

/** The same for another user, as another request: an update that carries an earlier one's id has happened already. */
// biome-ignore lint/suspicious/noExplicitAny: every action has an input of its own
function anew({ Item, Key, ExpressionAttributeValues: values, ...input }: any, id: string) {
  return {
    ...input,
    ...(Item && { Item: { ...Item, id: { S: id } } }),
    ...(Key && { Key: { id: { S: id } } }),
    ...(values && { ExpressionAttributeValues: { ...values, ":requestId": { S: crypto.randomUUID() } } }),
  };
}
