// Runs a file of this folder in a process of its own, whose output is thrown away, as the functions in it log.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** Runs the file with these numbers as its arguments, and returns the messages that it sends. */
export async function messagesOf<Message>(file: string, ...numbers: number[]): Promise<Message[]> {
  const child = fork(join(import.meta.dirname, file), numbers.map(String), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const messages: Message[] = [];
  child.on("message", (message) => messages.push(message as Message));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The measuring process ended with ${code}.`);
  return messages;
}
