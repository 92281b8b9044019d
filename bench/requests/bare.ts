// The handler that `warm.ts` compares with: an SDK client with default options, and only its `send`.
import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { Operation as Name } from "../../components/routes/routes.ts";

const client = new DynamoDBClient();

/** The command of each operation. */
const commands = {
  createUser: PutItemCommand,
  listUsers: ScanCommand,
  getUser: GetItemCommand,
  updateUser: UpdateItemCommand,
  patchUser: UpdateItemCommand,
  deleteUser: DeleteItemCommand,
} satisfies Record<Name, unknown>;

export type Operation = keyof typeof commands;

// biome-ignore lint/suspicious/noExplicitAny: every command has an input of its own
export async function handler(input: any, operation: Operation): Promise<unknown> {
  const Command = commands[operation] as typeof PutItemCommand;
  return client.send(new Command(input));
}

/** Returns the name of an operation's request to DynamoDB: `PutItem`. */
export const actionOf = (operation: Operation) => commands[operation].name.replace("Command", "");
