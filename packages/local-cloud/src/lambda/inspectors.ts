// Node's inspector for the functions that are debugged: each has one port, whichever process runs its code at the moment.
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { ofType, type Resource, type ResourceOf } from "../resources/resource.ts";

/** What Node itself says of its inspector; the function has not printed it. */
const notice =
  /^(Debugger (listening on|attached|ending on)|For help, see: https:\/\/nodejs\.org\/|Waiting for the debugger).*\n?/gm;

/** The first port, which debuggers look at unless told otherwise. */
const firstPort = 9229;

export class Inspector {
  readonly functionName: string;
  readonly listening: Promise<unknown>;
  readonly #server: Server;
  /** Of the process that runs the code. */
  #port: number | undefined;

  constructor(functionName: string, port: number) {
    this.functionName = functionName;
    this.#server = createServer((client) => {
      if (this.#port === undefined) return client.destroy();
      const inspector = connect(this.#port, "127.0.0.1");
      // Either end may go at any moment; what is left of a failure is that the other goes too.
      client.on("error", () => {}).on("close", () => inspector.destroy());
      inspector.on("error", () => {}).on("close", () => client.destroy());
      client.pipe(inspector).pipe(client);
    });
    // Another debugger has it.
    this.#server.once("error", () => this.#server.listen(0, "127.0.0.1"));
    this.listening = new Promise((resolve) => this.#server.once("listening", resolve));
    this.#server.listen(port, "127.0.0.1");
  }

  /** Where a debugger attaches: `127.0.0.1:9229`. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Takes from what Node prints where the inspector of a new process is. @returns the rest */
  read(text: string): string {
    const [, port] = /^Debugger listening on ws:\/\/127\.0\.0\.1:(\d+)\//m.exec(text) ?? [];
    if (port) this.#port = Number(port);
    return text.replace(notice, "");
  }

  close(): void {
    this.#server.close();
  }
}

export interface Inspectors {
  all: Inspector[];
  /** The one of a function, if it is debugged. */
  of(fn: Pick<ResourceOf<"aws:lambda/function:Function">, "name" | "outputs">): Inspector | undefined;
  close(): void;
}

/** @param wanted the function: its own name, that of its resource, or the end of that after a hyphen; empty for all of them */
export function createInspectors(wanted: string): Inspectors {
  const found = new Map<string, Inspector>();
  return {
    get all() {
      return [...found.values()];
    },
    of({ name, outputs }) {
      const isWanted = wanted === "" || [name, outputs.name].includes(wanted) || name.endsWith(`-${wanted}`);
      if (!isWanted) return undefined;
      const inspector = found.get(outputs.arn) ?? new Inspector(outputs.name, firstPort + found.size);
      found.set(outputs.arn, inspector);
      return inspector;
    },
    close() {
      for (const inspector of found.values()) inspector.close();
    },
  };
}

/**
 * Where debuggers attach, once they can.
 *
 * @throws Error for a function that the program has not
 */
export async function debuggersOf(
  inspectors: Inspectors | undefined,
  wanted: string | undefined,
  resources: Resource[],
): Promise<{ functionName: string; address: string }[]> {
  if (!inspectors) return [];
  if (inspectors.all.length === 0) {
    const names = ofType(resources, "aws:lambda/function:Function").map(({ name }) => name);
    throw new Error(
      `Expected --inspect with a function of the program, got ${wanted || "no name"}. It has ${names.join(", ") || "none"}.`,
    );
  }
  await Promise.all(inspectors.all.map(({ listening }) => listening));
  return inspectors.all.map(({ functionName, address }) => ({ functionName, address }));
}
