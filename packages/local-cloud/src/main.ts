// The command `local-cloud`: runs a program until a signal stops it, and prints one line for each request.
import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { describeCloud } from "./command/describe-cloud.ts";
import { describeBatch, describeLeft, describeRequest } from "./command/describe-request.ts";
import { help, parseCommand } from "./command/options.ts";
import { preview } from "./command/preview.ts";
import { stopSignal } from "./command/stop.ts";
import { startCloud } from "./start-cloud.ts";

async function main([first, ...rest]: string[]): Promise<void> {
  if (first === "token") {
    const { printToken } = await import("./issuer/token.ts");
    return print(await printToken(rest));
  }
  if (first === "preview") return print(await preview(rest, (line) => process.stderr.write(`${line}\n`)));
  if (first === "dynamodb") {
    const { serveDynamodb } = await import("./command/dynamodb.ts");
    return serveDynamodb(rest, print, stopSignal);
  }
  const command = parseCommand(first === undefined ? [] : [first, ...rest]);
  if (command.help) return print(help.trimEnd());
  const signal = stopSignal();
  const stopped = once(signal, "abort");
  const cloud = await startCloud({
    ...command.cloud,
    onRequest: (line) => print(describeRequest(line, command.verbose)),
    onBatch: (line) => print(describeBatch(line, command.verbose)),
    onLeft: (name, left) => {
      if (left.crashed || command.verbose) print(describeLeft(name, left));
    },
    onLog: print,
    signal,
  }).catch((error) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  if (!cloud) return;
  // The objects of a request are soon garbage. By default V8's memory for them would grow under load: 450 MB in place of 410 at 32 connections.
  setFlagsFromString("--semi-space-growth-factor=1");
  print(describeCloud(cloud, command.cloud));
  await stopped;
  await cloud.close();
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
