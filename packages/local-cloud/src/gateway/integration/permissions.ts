// Checks that API Gateway may invoke a function, by the registered `aws.lambda.Permission` resources.
import { functionNameOf, matchesWildcards, parseArn } from "../../resources/arn.ts";
import { ofType, type Resource } from "../../resources/resource.ts";

/** Tells whether a registered permission allows API Gateway to invoke the function for this source ARN. */
export function mayInvoke(resources: Resource[], functionName: string, sourceArn: string): boolean {
  const { account } = parseArn(sourceArn);
  return ofType(resources, "aws:lambda/permission:Permission").some(
    ({ inputs }) =>
      functionNameOf(inputs.function) === functionName &&
      matchesWildcards(inputs.action.toLowerCase(), "lambda:invokefunction") &&
      inputs.principal === "apigateway.amazonaws.com" &&
      // A permission for function URLs does not apply to API Gateway.
      !inputs.functionUrlAuthType &&
      !inputs.invokedViaFunctionUrl &&
      (inputs.sourceAccount === undefined || inputs.sourceAccount === account) &&
      (inputs.sourceArn === undefined || matchesWildcards(inputs.sourceArn, sourceArn)),
  );
}
