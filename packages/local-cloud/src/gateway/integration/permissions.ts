// Whether API Gateway may invoke a function: the resource-based policy that aws.lambda.Permission adds to.
import { matchesWildcards } from "../../iam/iam.ts";
import type { Resource } from "../../resources/resource.ts";

/** The name of a function, from its name, its ARN or its invoke ARN; `undefined` when it is none of them. */
export function functionNameOf(reference: string): string | undefined {
  const arn = /:function:([\w-]+)/.exec(reference);
  if (arn) return arn[1];
  return /^[\w-]+$/.test(reference) ? reference : undefined;
}

/** Whether one of the registered permissions lets API Gateway invoke the function for this source ARN. */
export function mayInvoke(resources: Resource[], functionName: string, sourceArn: string): boolean {
  return resources
    .filter((resource) => resource.type === "aws:lambda/permission:Permission")
    .some(({ inputs }) => {
      const account = sourceArn.split(":")[4];
      return (
        functionNameOf(String(inputs.function)) === functionName &&
        matchesWildcards(String(inputs.action).toLowerCase(), "lambda:invokefunction") &&
        inputs.principal === "apigateway.amazonaws.com" &&
        (inputs.sourceAccount === undefined || inputs.sourceAccount === account) &&
        (inputs.sourceArn === undefined || matchesWildcards(String(inputs.sourceArn), sourceArn))
      );
    });
}
