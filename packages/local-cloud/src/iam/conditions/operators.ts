// The operators of conditions. Each compares one value of a request with one value of a policy.
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { BlockList, isIP } from "node:net";
import type { PolicyText } from "./policy-text.ts";

export interface Operator {
  matches(value: string, wanted: PolicyText): boolean;
  /** Whether the test holds if no value of the policy matches. */
  isNegated: boolean;
}

type Matches = Operator["matches"];

const number = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));

/** Returns milliseconds since the epoch. A policy has a time in ISO 8601, or as seconds since the epoch. */
const time = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));

function ordered(name: string, read: (text: string) => number): Record<string, Matches> {
  const compare =
    (accepts: (value: number, wanted: number) => boolean): Matches =>
    (value, wanted) =>
      accepts(read(value), read(wanted.literal));
  return {
    [`${name}Equals`]: compare((value, wanted) => value === wanted),
    [`${name}LessThan`]: compare((value, wanted) => value < wanted),
    [`${name}LessThanEquals`]: compare((value, wanted) => value <= wanted),
    [`${name}GreaterThan`]: compare((value, wanted) => value > wanted),
    [`${name}GreaterThanEquals`]: compare((value, wanted) => value >= wanted),
  };
}

function isWithin(address: string, { literal }: PolicyText): boolean {
  const [network = "", prefix] = literal.split("/");
  const family = isIP(network) === 6 ? "ipv6" : "ipv4";
  if (isIP(network) === 0 || isIP(address) !== isIP(network)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(prefix ?? (family === "ipv6" ? 128 : 32)), family);
  return list.check(address, family);
}

const isSame: Matches = (value, { literal }) => value === literal;
const ignoresCase: Matches = (value, { literal }) => value.toLowerCase() === literal.toLowerCase();
const isArn: Matches = (value, { arnPattern }) => arnPattern.test(value);

const positive: Record<string, Matches> = {
  StringEquals: isSame,
  StringEqualsIgnoreCase: ignoresCase,
  StringLike: (value, { pattern }) => pattern.test(value),
  ...{ ArnEquals: isArn, ArnLike: isArn },
  ...ordered("Numeric", number),
  ...ordered("Date", time),
  ...{ Bool: ignoresCase, BinaryEquals: isSame, IpAddress: isWithin },
};

const negations: Record<string, string> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
};

/** Returns the operator of a name such as `StringEquals`, without prefix and suffix; `undefined` if IAM does not have it. */
export function operatorOf(name: string): Operator | undefined {
  const matches = positive[negations[name] ?? name];
  return matches && { matches, isNegated: name in negations };
}
