// Counts the requests of a scenario, and records its findings.
import { type Answer, type Call, type Connection, describe } from "./connection.ts";
import type { Allowed, Failure } from "./failures.ts";

export class Traffic {
  readonly #allowed: Allowed;
  /** The findings: things that must not happen, a line each. */
  readonly findings: string[] = [];
  readonly #milliseconds: number[] = [];
  #failures = 0;
  readonly #statuses = new Map<number | string, number>();

  constructor(allowed: Allowed) {
    this.#allowed = allowed;
  }

  /** The number of requests that were sent, with and without an answer. */
  get count(): number {
    return this.#milliseconds.length;
  }

  /** The number of requests that met a failure which the scenario causes. */
  get failures(): number {
    return this.#failures;
  }

  /** Sends a request. Returns the answer, or the failure that the scenario causes. Any other failure is a finding. */
  async send(connection: Connection, call: Call): Promise<Answer | Failure> {
    const start = performance.now();
    const answer = await connection.send(call).catch((error: Error) => error);
    this.#milliseconds.push(performance.now() - start);
    const isAnswer = !(answer instanceof Error);
    const status = isAnswer ? answer.status : "no answer";
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    const failure = this.#allowed(isAnswer ? answer : undefined);
    if (failure) this.#failures += 1;
    if (failure) return failure;
    if (isAnswer && answer.status < 500) return answer;
    const said = isAnswer ? describe(call, answer) : `${call.method} ${call.path}: ${answer.message}`;
    this.findings.push(said);
    return "unsure";
  }

  /** Sends a request that changes nothing, until it is answered. */
  async read(connection: Connection, call: Call): Promise<Answer> {
    for (let tries = 1; tries <= 50; tries++) {
      const answer = await this.send(connection, call);
      if (typeof answer !== "string") return answer;
    }
    throw new Error(`${call.method} ${call.path} fails all the time: ${this.findings.at(-1)}`);
  }

  /** Returns true when the answer has one of these statuses. Any other status is a finding. */
  expect(call: Call, answer: Answer, ...statuses: number[]): boolean {
    if (statuses.includes(answer.status)) return true;
    this.findings.push(`expected ${statuses.join(" or ")}: ${describe(call, answer)}`);
    return false;
  }

  find(fault: string | undefined): void {
    if (fault !== undefined) this.findings.push(fault);
  }

  /** Describes the traffic: `12000 requests (200: 9000, …), median 45 ms, 99 % within 120 ms`. */
  summary(): string {
    const sorted = this.#milliseconds.toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
    const statuses = [...this.#statuses].sort().map(([status, count]) => `${status}: ${count}`);
    return `${sorted.length} requests (${statuses.join(", ")}), median ${at(0.5)} ms, 99 % within ${at(0.99)} ms`;
  }
}
