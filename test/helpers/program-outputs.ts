// The properties that AWS adds to a resource, as far as the components use them.

export const region = "eu-central-1";
export const accountId = "123456789012";

type Values = Record<string, unknown>;

/** Returns the id, the ARN, the name and the properties that other resources refer to. They are readable and the same in every run. */
export function addedByAws(kind: string, name: string, inputs: Values): Values & { id: string } {
  const physical = (inputs.name as string | undefined) ?? `${name}-0123456`;
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${accountId}:${rest}`;
  switch (kind) {
    case "aws.dynamodb.Table":
      return { id: physical, name: physical, arn: arn("dynamodb", `table/${physical}`) };
    case "aws.cloudwatch.LogGroup": {
      const group = inputs.namePrefix ? `${inputs.namePrefix}0123456` : physical;
      return { id: group, name: group, arn: arn("logs", `log-group:${group}`) };
    }
    case "aws.iam.Role":
      return { id: physical, name: physical, arn: `arn:aws:iam::${accountId}:role/${physical}` };
    case "aws.lambda.Function": {
      const functionArn = arn("lambda", `function:${physical}`);
      const path = `path/2015-03-31/functions/${functionArn}/invocations`;
      const invokeArn = `arn:aws:apigateway:${region}:lambda:${path}`;
      return { id: physical, name: physical, arn: functionArn, invokeArn };
    }
    case "aws.apigatewayv2.Api":
    case "aws.apigateway.RestApi":
      return { id: `${name}-api`, name: physical, executionArn: arn("execute-api", `${name}-api`) };
    case "aws.apigatewayv2.Stage":
      return { id: "$default", name: "$default", invokeUrl: hostOf(inputs.apiId, "/") };
    case "aws.apigateway.Stage":
      return {
        id: `${name}-stage`,
        arn: `arn:aws:apigateway:${region}::/restapis/${inputs.restApi}/stages/${inputs.stageName}`,
        invokeUrl: hostOf(inputs.restApi, `/${inputs.stageName}`),
      };
    case "aws.apigatewayv2.DomainName":
      return {
        id: inputs.domainName as string,
        domainNameConfiguration: {
          ...(inputs.domainNameConfiguration as Values),
          targetDomainName: `d-0123456.execute-api.${region}.amazonaws.com`,
          hostedZoneId: "Z0GATEWAY",
        },
      };
    case "aws.acm.Certificate":
      return {
        id: `${name}-certificate`,
        arn: arn("acm", `certificate/${name}`),
        domainValidationOptions: [
          {
            domainName: inputs.domainName,
            resourceRecordName: `_validation.${inputs.domainName}.`,
            resourceRecordType: "CNAME",
            resourceRecordValue: "_validation.acm-validations.aws.",
          },
        ],
      };
    case "aws.route53.Record":
      return { id: `${name}-record`, fqdn: inputs.name };
    case "aws.sns.Topic":
      return { id: arn("sns", physical), arn: arn("sns", physical) };
    default:
      return { id: `${name}-${kind.split(".").at(-1)?.toLowerCase()}` };
  }
}

function hostOf(apiId: unknown, path: string): string {
  return `https://${apiId}.execute-api.${region}.amazonaws.com${path}`;
}
