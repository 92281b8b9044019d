// The command `local-cloud dynamodb`: serves DynamoDB alone, without a program.
import { once } from "node:events";
import { tablesFolder } from "../cloud/folders.ts";
import { startDynamodb } from "../dynamodb/dynamodb.ts";
import { parseFaults } from "../faults/faults.ts";
import { defaultRegion } from "../resources/account.ts";
import { parse, portOf } from "./options.ts";

const help = `Serves DynamoDB on this machine: tables and their streams, on one port. It accepts any credentials.

  local-cloud dynamodb --port 8000

  --port PORT      the port to listen on (8000); 0 picks a free one
  --host HOST      the address to listen on (127.0.0.1); 0.0.0.0 also lets other machines in, and the host of a container
  --region REGION  the region in the tables' ARNs (${defaultRegion})
  --data DIR       keeps the tables in this folder (by default in memory)
  --fault FAULT    makes a share of requests fail: dynamodb=throttle:0.2, dynamodb=conflict:0.1 or dynamodb=lost:0.1;
                   repeatable
  --help           prints this text
`;

/**
 * Serves DynamoDB until the signal aborts.
 *
 * @throws Error in one line, with a remedy
 */
export async function serveDynamodb(
  args: string[],
  print: (text: string) => void,
  signal: () => AbortSignal,
): Promise<void> {
  const values = parse(args, {
    port: { type: "string", default: "8000" },
    host: { type: "string", default: "127.0.0.1" },
    region: { type: "string", default: defaultRegion },
    data: { type: "string" },
    fault: { type: "string", multiple: true },
    help: { type: "boolean", default: false },
  });
  if (values.help) return print(help.trimEnd());
  const { host, region, data } = values;
  const stop = signal();
  const dynamodb = await startDynamodb({
    ...{ host, region, port: portOf(values.port) },
    path: data && (await tablesFolder(data)),
    faults: parseFaults(values.fault ?? []),
  });
  print(`DynamoDB is at ${dynamodb.url} and accepts any credentials.`);
  if (!stop.aborted) await once(stop, "abort");
  await dynamodb.close();
}
