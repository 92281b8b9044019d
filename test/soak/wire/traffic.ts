// What went over the wire in a scenario, and what was wrong with it.
import { type Answer, type Call, type Connection, describe } from "./connection.ts";
import type { Allowed, Failure } from "./failures.ts";

export class Traffic {
  readonly #allowed: Allowed;
  /** What must not happen, each in a line. */
  readonly findings: string[] = [];
  readonly #milliseconds: number[] = [];
  #failures = 0;
  readonly #statuses = new Map<number | string, number>();

  constructor(allowed: Allowed) {
    this.#allowed = allowed;
  }

  /** How many requests were sent and answered, or not. */
  get count(): number {
    return this.#milliseconds.length;
  }

  /** How many of them met a failure that the scenario brings on. */
  get failures(): number {
    return this.#failures;
  }

  /** The answer, or what is to be thought of a failure that the scenario brings on. Any other failure is a finding. */
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

  /** Sends what changes nothing until it is answered. */
  async read(connection: Connection, call: Call): Promise<Answer> {
    for (let tries = 1; tries <= 50; tries++) {
      const answer = await this.send(connection, call);
      if (typeof answer !== "string") return answer;
    }
    throw new Error(`${call.method} ${call.path} fails all the time: ${this.findings.at(-1)}`);
  }

  /** Whether the answer has one of these statuses; another is a finding. */
  expect(call: Call, answer: Answer, ...statuses: number[]): boolean {
    if (statuses.includes(answer.status)) return true;
    this.findings.push(`expected ${statuses.join(" or ")}: ${describe(call, answer)}`);
    return false;
  }

  find(fault: string | undefined): void {
    if (fault !== undefined) this.findings.push(fault);
  }

  /** `12000 requests (200: 9000, …), 45 / 120 ms`: all, by status, and the median and 99th percentile of their times. */
  summary(): string {
    const sorted = this.#milliseconds.toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
    const statuses = [...this.#statuses].sort().map(([status, count]) => `${status}: ${count}`);
    return `${sorted.length} requests (${statuses.join(", ")}), median ${at(0.5)} ms, 99 % within ${at(0.99)} ms`;
  }
}
