// A promise about the resources of a stack.

export interface Resource {
  urn: string;
  /** `aws:dynamodb/table:Table` */
  type: string;
  /** URN of the parent. */
  parent: string | undefined;
  /** Inputs; with all resources at hand, outputs too. */
  // biome-ignore lint/suspicious/noExplicitAny: each type has properties of its own
  props: Record<string, any>;
  /** Whether Pulumi refuses to delete it. */
  protect: boolean;
}

/** What is wrong with a resource: what was expected, what came, and the remedy. */
export interface Fault {
  urn: string;
  message: string;
}

export interface Policy {
  /** A name of Pulumi's policies: lower case with hyphens. */
  name: string;
  description: string;
  /** What is wrong with a resource by itself: Pulumi asks before it creates or changes it. */
  ofResource?(resource: Resource): string[] | Promise<string[]>;
  /** What is wrong with the resources together: Pulumi asks when it knows all of them. */
  ofStack?(resources: Resource[]): Fault[];
}

/** `urn:pulumi:<stack>::<project>::…` */
export function stackOf({ urn }: Resource): string {
  return urn.split("::")[0]?.split(":")[2] ?? "";
}

/** The statements that allow something in the document of a policy of IAM. */
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

/** A list, which IAM writes without brackets where it has one item. */
export const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : [value].flat();
