// Bundled beside the functions for `warm.ts`: a client as the SDK makes it by itself, and nothing around its `send`.
import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient();

/** The command of each operation. */
const commands = {
  createUser: PutItemCommand,
  listUsers: ScanCommand,
  getUser: GetItemCommand,
  updateUser: UpdateItemCommand,
  patchUser: UpdateItemCommand,
  deleteUser: DeleteItemCommand,
};

export type Operation = keyof typeof commands;

// biome-ignore lint/suspicious/noExplicitAny: every command has an input of its own
export async function handler(input: any, operation: Operation): Promise<unknown> {
  const Command = commands[operation] as typeof PutItemCommand;
  return client.send(new Command(input));
}

/** What the command is called in a request to the table: `PutItem`. */
export const actionOf = (operation: Operation) => commands[operation].name.replace("Command", "");
