// The policy `resources-are-own`: an IAM policy names only resources of its stack.
import { allowedBy, type Fault, listOf, type Policy, type Resource, type Statement } from "./policy.ts";

export const ownResources: Policy = {
  name: "resources-are-own",
  description:
    "An IAM policy names only resources of the stack: its tables, their indexes, its log groups, and a KMS key that is used through DynamoDB only.",
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

/** The types of resources that a statement may name. */
const named = ["aws:dynamodb/table:Table", "aws:cloudwatch/logGroup:LogGroup"];

const arnOf = ({ type, props }: Resource): string[] => (named.includes(type) ? [props.arn] : []);

function foreignIn(statement: Statement, arns: string[]): string[] {
  const { NotResource, Resource } = statement;
  if (NotResource !== undefined)
    return ["Expected `Resource`, got `NotResource`. Name the resources that are used."];
  // X-Ray's actions take no resource. DynamoDB uses a customer's KMS key with the permissions of the caller.
  if (allBegin(statement, "xray:") || (allBegin(statement, "kms:") && isThroughDynamoDb(statement)))
    return [];
  return listOf(Resource)
    .filter(
      (one) => !arns.some((arn) => one === arn || one.startsWith(`${arn}:`) || one.startsWith(`${arn}/`)),
    )
    .map(
      (one) =>
        `Expected \`Resource\` to be a resource of the stack, got ${one}. Name a table or a log group of the stack.`,
    );
}

function allBegin({ Action }: Statement, prefix: string): boolean {
  return listOf(Action).every((action) => action.startsWith(prefix));
}

function isThroughDynamoDb({ Condition }: Statement): boolean {
  const services = listOf(Condition?.StringLike?.["kms:ViaService"]);
  return services.length > 0 && services.every((service) => service.startsWith("dynamodb."));
}
