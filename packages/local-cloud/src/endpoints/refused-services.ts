// Finds the AWS services that a program's functions have permission for, but that the local run does not serve.
import { rolesOf, trusts } from "../iam/roles.ts";
import type { Resource } from "../resources/resource.ts";
import type { Endpoints } from "./endpoints.ts";

/** Services that are not listed: Lambda itself or an agent calls them for the function, or the local run serves them. */
const notCalled = ["logs", "xray", "ec2", "dynamodb"];

/** Returns the prefixes of the actions that the functions' roles allow: `["sns", "sqs"]`. */
export function refusedServices(resources: Resource[], endpoints: Endpoints = {}): string[] {
  const roles = [...rolesOf(resources).values()].filter((role) => trusts(role, "lambda.amazonaws.com"));
  const services = roles
    .flatMap(({ statements }) => statements.filter(({ Effect }) => Effect === "Allow"))
    .flatMap(({ Action = [] }) => [Action].flat())
    .map((action) => action.split(":", 1)[0]?.toLowerCase() ?? "")
    .filter((service) => !/[*?]/.test(service) && !notCalled.includes(service) && !(service in endpoints));
  return [...new Set(services)].sort();
}
