// Roles reach what the stack itself has.
import { allowedBy, type Fault, listOf, type Policy, type Resource, type Statement } from "./policy.ts";

export const ownResources: Policy = {
  name: "resources-are-own",
  description:
    "A policy of IAM names only resources of the stack: its tables, their indexes, its log groups, and a key through DynamoDB alone.",
  ofStack(resources) {
    const policies = resources.map((resource) => ({ resource, statements: allowedBy(resource) }));
    if (policies.every(({ statements }) => statements.length === 0)) return [];
    const arns = resources.flatMap(arnOf);
    return policies.flatMap(({ resource: { urn }, statements }) =>
      statements
        .flatMap((statement) => foreignIn(statement, arns))
        .map((message): Fault => ({ urn, message })),
    );
  },
};

/** What a statement of ours may name. */
const named = ["aws:dynamodb/table:Table", "aws:cloudwatch/logGroup:LogGroup"];

const arnOf = ({ type, props }: Resource): string[] => (named.includes(type) ? [props.arn] : []);

function foreignIn(statement: Statement, arns: string[]): string[] {
  const { NotResource, Resource } = statement;
  if (NotResource !== undefined) return ["Expected `Resource`, got `NotResource`. Name what is used."];
  // X-Ray has no resources to name. DynamoDB uses a key of the user's in the caller's name.
  if (allBegin(statement, "xray:") || (allBegin(statement, "kms:") && isThroughDynamoDb(statement)))
    return [];
  return listOf(Resource)
    .filter(
      (one) => !arns.some((arn) => one === arn || one.startsWith(`${arn}:`) || one.startsWith(`${arn}/`)),
    )
    .map(
      (one) =>
        `Expected \`Resource\` to be of the stack's own, got ${one}. Name a table or a log group of the stack.`,
    );
}

function allBegin({ Action }: Statement, prefix: string): boolean {
  return listOf(Action).every((action) => action.startsWith(prefix));
}

function isThroughDynamoDb({ Condition }: Statement): boolean {
  const services = listOf(Condition?.StringLike?.["kms:ViaService"]);
  return services.length > 0 && services.every((service) => service.startsWith("dynamodb."));
}
