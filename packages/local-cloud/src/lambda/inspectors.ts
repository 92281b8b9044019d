// Gives each debugged function one port for debuggers. It forwards to Node's inspector in the function's present process.
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { ofType, type Resource, type ResourceOf } from "../resources/resource.ts";

/** Matches the messages that Node prints about its inspector. They are not the function's output. */
const notice =
  /^(Debugger (listening on|attached|ending on)|For help, see: https:\/\/nodejs\.org\/|Waiting for the debugger).*\n?/gm;

/** The first port. It is the default of debuggers. */
const firstPort = 9229;

export class Inspector {
  readonly functionName: string;
  readonly listening: Promise<unknown>;
  readonly #server: Server;
  /** The inspector's port in the process that runs the code. */
  #port: number | undefined;

  constructor(functionName: string, port: number) {
    this.functionName = functionName;
    this.#server = createServer((client) => {
      if (this.#port === undefined) return client.destroy();
      const inspector = connect(this.#port, "127.0.0.1");
      // Either side may close at any moment, even with an error. The other side is then closed too.
      client.on("error", () => {}).on("close", () => inspector.destroy());
      inspector.on("error", () => {}).on("close", () => client.destroy());
      client.pipe(inspector).pipe(client);
    });
    // If another process has the port, a free one is used.
    this.#server.once("error", () => this.#server.listen(0, "127.0.0.1"));
    this.listening = new Promise((resolve) => this.#server.once("listening", resolve));
    this.#server.listen(port, "127.0.0.1");
  }

  /** The address at which a debugger attaches: `127.0.0.1:9229`. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Reads the inspector's port from the output of a new process. Returns the output without Node's messages about the inspector. */
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
  /** Returns the inspector of a function, or undefined if the function is not debugged. */
  of(fn: Pick<ResourceOf<"aws:lambda/function:Function">, "name" | "outputs">): Inspector | undefined;
  close(): void;
}

/** @param wanted the function's name, its resource's name, or the part of that after a hyphen; empty for all functions */
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
 * Waits until debuggers can attach, and returns the address of each debugged function.
 *
 * @throws Error if the program has no such function
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
