// Which services the functions of a program may call that are not here.
import { rolesOf, trusts } from "../iam/roles.ts";
import type { Resource } from "../resources/resource.ts";
import type { Endpoints } from "./endpoints.ts";

/** What a role allows for Lambda itself, or for an agent beside the function, is no call of the function's. */
const notCalled = ["logs", "xray", "ec2", "dynamodb"];

/** By the prefixes of the actions that the functions' roles allow: `["sns", "sqs"]`. */
export function refusedServices(resources: Resource[], endpoints: Endpoints = {}): string[] {
  const roles = [...rolesOf(resources).values()].filter((role) => trusts(role, "lambda.amazonaws.com"));
  const services = roles
    .flatMap(({ statements }) => statements.filter(({ Effect }) => Effect === "Allow"))
    .flatMap(({ Action = [] }) => [Action].flat())
    .map((action) => action.split(":", 1)[0]?.toLowerCase() ?? "")
    .filter((service) => !/[*?]/.test(service) && !notCalled.includes(service) && !(service in endpoints));
  return [...new Set(services)].sort();
}
