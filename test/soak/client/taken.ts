// The refusal of an address that another user has.
import { type Answer, type Call, describe } from "../wire/connection.ts";
import { isSameAddress } from "./addresses.ts";
import type { Client } from "./client.ts";

/** A write with an address. */
export interface Asked {
  /** The user, or the create of a user. */
  who: string;
  email: string | undefined;
  /** The user's present address, if that is certain. */
  has?: string | undefined;
  /** The time when it was sent, by `performance.now()`. */
  since: number;
}

/** Returns true when the answer refuses the address as taken. Reports a finding when nobody else can have had it. */
export function isTaken(client: Client, call: Call, answer: Answer, asked: Asked): boolean {
  const { addresses, traffic } = client;
  const { who, email, has, since } = asked;
  if (answer.status !== 409 || !addresses || email === undefined) return false;
  const { errors } = JSON.parse(answer.body) as { errors?: { pointer: string }[] };
  if (errors?.length !== 1 || errors[0]?.pointer !== "/email")
    traffic.find(`a 409 that does not name the address: ${describe(call, answer)}`);
  if (isSameAddress(email, has)) traffic.find(`refused its own address: ${describe(call, answer)}`);
  else if (!addresses.mayBeTaken(email, who, since))
    traffic.find(`nobody had ${email}: ${describe(call, answer)}`);
  return true;
}
