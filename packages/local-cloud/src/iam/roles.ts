// Reads the roles of a program: their trust policies, and the statements of all their other policies.
import { ofType, type Resource } from "../resources/resource.ts";
import { unknownConditions } from "./conditions/unknown-conditions.ts";
import { managedPolicies } from "./managed-policies.ts";
import { hasAction, type Statement, statementsOf } from "./statements.ts";

export interface Role {
  name: string;
  uniqueId: string;
  tags: Record<string, string>;
  /** The statements of the trust policy: they name who may assume the role. */
  trust: Statement[];
  /** The statements of the role's permissions. */
  statements: Statement[];
}

/** Returns the registered roles by name, each with the statements of its inline, attached and managed policies. */
export function rolesOf(resources: Resource[]): Map<string, Role> {
  const managed = new Map<string, unknown>([
    ...managedPolicies,
    ...ofType(resources, "aws:iam/policy:Policy").map(({ outputs }): [string, unknown] => [
      outputs.arn,
      outputs.policy,
    ]),
  ]);
  const roles = new Map<string, Role>();
  for (const { inputs, outputs } of ofType(resources, "aws:iam/role:Role")) {
    roles.set(outputs.name, {
      ...{ name: outputs.name, uniqueId: outputs.uniqueId, tags: inputs.tags ?? {} },
      trust: statementsOf(inputs.assumeRolePolicy),
      statements: [
        ...(inputs.inlinePolicies ?? []).flatMap(({ name, policy }) => statementsOf(policy, name)),
        ...(inputs.managedPolicyArns ?? []).flatMap((arn) => statementsOf(managed.get(arn), arn)),
      ],
    });
  }
  for (const { inputs, outputs, name } of ofType(resources, "aws:iam/rolePolicy:RolePolicy"))
    roles.get(inputs.role)?.statements.push(...statementsOf(inputs.policy, outputs.name ?? name));
  for (const { inputs } of ofType(resources, "aws:iam/rolePolicyAttachment:RolePolicyAttachment"))
    roles.get(inputs.role)?.statements.push(...statementsOf(managed.get(inputs.policyArn), inputs.policyArn));
  return roles;
}

/** Tells whether a service, such as `lambda.amazonaws.com`, may assume a role. */
export function trusts({ trust }: Role, service: string): boolean {
  return trust.some((statement) => {
    const { Effect, Principal } = statement;
    const services = typeof Principal === "object" ? [Principal.Service ?? []].flat() : [Principal ?? ""];
    const isMeant = services.includes(service) || services.includes("*");
    return Effect === "Allow" && isMeant && hasAction(statement, "sts:AssumeRole");
  });
}

/** Parts of policies that are not evaluated here, for people to read. */
export function notEvaluated(resources: Resource[], roles: Iterable<Role>): string[] {
  const own = ofType(resources, "aws:iam/policy:Policy").map(({ outputs }) => outputs.arn);
  const known = new Set([...managedPolicies.keys(), ...own]);
  const attached = [
    ...ofType(resources, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").map(
      ({ inputs }) => inputs.policyArn,
    ),
    ...ofType(resources, "aws:iam/role:Role").flatMap(({ inputs }) => inputs.managedPolicyArns ?? []),
  ].filter((arn) => !known.has(arn));
  return [
    ...new Set(attached.map((arn) => `the managed policy ${arn}`)),
    ...new Set([...roles].flatMap(({ name, statements }) => unknownConditions(name, statements))),
  ];
}
