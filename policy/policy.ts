// The type of a policy: a rule that the resources of a stack must keep.

export interface Resource {
  urn: string;
  /** Pulumi's type: `aws:dynamodb/table:Table`. */
  type: string;
  /** The URN of the parent. */
  parent: string | undefined;
  /** The inputs. For `ofStack`, the outputs too. */
  // biome-ignore lint/suspicious/noExplicitAny: each type has properties of its own
  props: Record<string, any>;
  /** True when Pulumi refuses to delete the resource. */
  protect: boolean;
}

/** A fault of a resource. The message says what was expected, what came, and the remedy. */
export interface Fault {
  urn: string;
  message: string;
}

export interface Policy {
  /** The name of the policy, in lower case with hyphens: `logs-end`. */
  name: string;
  description: string;
  /** Returns the faults of one resource. Pulumi calls it before it creates or changes the resource. */
  ofResource?(resource: Resource): string[] | Promise<string[]>;
  /** Returns the faults of all resources together. Pulumi calls it when it knows all of them. */
  ofStack?(resources: Resource[]): Fault[];
}

/** Returns the stack of a resource from its URN: `urn:pulumi:<stack>::<project>::…`. */
export function stackOf({ urn }: Resource): string {
  return urn.split("::")[0]?.split(":")[2] ?? "";
}

/** Returns the `Allow` statements of an IAM policy, and an empty list for any other resource. */
export function allowedBy({ type, props }: Resource): Statement[] {
  if (!["aws:iam/rolePolicy:RolePolicy", "aws:iam/policy:Policy"].includes(type)) return [];
  const { policy } = props;
  const { Statement } = typeof policy === "string" ? JSON.parse(policy) : policy;
  return [Statement].flat().filter(({ Effect }) => Effect === "Allow");
}

export interface Statement {
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** Returns a value of an IAM policy as a list: IAM allows a string in place of a list with one item. */
export const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : [value].flat();
