// Makes the outputs that AWS adds to a resource's inputs: ids, ARNs, names and URLs. They are the same in every run.

import { accountId } from "../resources/account.ts";
import { invokeArnOf } from "../resources/arn.ts";
import { streamLabelOf } from "../resources/stream-label.ts";
import { functionUrlOutputs } from "./function-url-outputs.ts";
import { mappingOutputs } from "./mapping-outputs.ts";
import type { Names } from "./names.ts";
import { knownOutputs } from "./output-form.ts";

// biome-ignore lint/suspicious/noExplicitAny: properties are as varied as resource types
type Properties = Record<string, any>;

/** Returns the outputs that AWS adds to the inputs of a resource of this type. */
export function outputsOf(type: string, inputs: Properties, names: Names): Properties {
  const { physical, hash, region } = names;
  const arn = (service: string, rest: string, at = region, account = accountId) =>
    `arn:aws:${service}:${at}:${account}:${rest}`;
  const named = (own: string) => ({ id: physical, name: physical, arn: own });
  switch (type) {
    case "aws:lambda/function:Function":
      return {
        ...named(arn("lambda", `function:${physical}`)),
        ...functionOutputs(arn("lambda", `function:${physical}`), region),
      };
    case "aws:lambda/functionUrl:FunctionUrl":
      return functionUrlOutputs(inputs, names, (rest) => arn("lambda", rest));
    case "aws:lambda/eventSourceMapping:EventSourceMapping":
      return mappingOutputs(inputs, hash, (rest) => arn("lambda", rest));
    case "aws:dynamodb/table:Table":
      return {
        ...named(arn("dynamodb", `table/${physical}`)),
        ...streamOutputs(arn("dynamodb", `table/${physical}`), inputs),
      };
    case "aws:iam/role:Role":
      return {
        ...named(arn("iam", `role/${physical}`, "")),
        uniqueId: `AROA${hash.slice(0, 17).toUpperCase()}`,
      };
    case "aws:iam/policy:Policy":
      return { ...named(arn("iam", `policy/${physical}`, "")), id: arn("iam", `policy/${physical}`, "") };
    case "aws:cloudwatch/logGroup:LogGroup":
      return named(arn("logs", `log-group:${physical}`));
    case "aws:cloudwatch/metricAlarm:MetricAlarm":
      return named(arn("cloudwatch", `alarm:${physical}`));
    case "aws:sns/topic:Topic":
      return { ...named(arn("sns", physical)), id: arn("sns", physical) };
    case "aws:sqs/queue:Queue": {
      // The SDK sends a message to the queue's URL, even if its endpoint is another.
      const url = `${names.sqs ?? `https://sqs.${region}.amazonaws.com`}/${accountId}/${physical}`;
      return { ...named(arn("sqs", physical)), id: url, url };
    }
    case "aws:apigatewayv2/api:Api":
    case "aws:apigateway/restApi:RestApi":
    case "aws:apigatewayv2/stage:Stage":
    case "aws:apigateway/stage:Stage":
    case "aws:apigateway/deployment:Deployment":
      return gatewayOutputs(type, inputs, names);
    case "aws:apigateway/apiKey:ApiKey":
      return { ...generic(type, inputs, names), value: inputs.value ?? hash.slice(0, 40) };
    case "aws:apigateway/resource:Resource":
      return {
        ...generic(type, inputs, names),
        path: `${names.pathOf(inputs.parentId)}/${inputs.pathPart}`,
      };
    case "aws:apigatewayv2/domainName:DomainName":
      return {
        ...named(`arn:aws:apigateway:${region}::/domainnames/${inputs.domainName}`),
        id: inputs.domainName,
        ...domainOutputs(inputs, region),
      };
    case "aws:apigateway/domainName:DomainName":
      return {
        ...named(`arn:aws:apigateway:${region}::/domainnames/${inputs.domainName}`),
        id: inputs.domainName,
        regionalDomainName: `d-local.execute-api.${region}.amazonaws.com`,
        regionalZoneId: "Z0LOCAL",
      };
    case "aws:acm/certificate:Certificate":
      return certificateOutputs(inputs, arn("acm", `certificate/${hash.slice(0, 8)}`));
    case "aws:acm/certificateValidation:CertificateValidation":
      return { id: inputs.certificateArn };
    case "aws:cognito/userPool:UserPool": {
      const id = `${region}_${hash.slice(0, 9)}`;
      return {
        ...named(arn("cognito-idp", `userpool/${id}`)),
        id,
        endpoint: `cognito-idp.${region}.amazonaws.com/${id}`,
      };
    }
    case "aws:route53/record:Record":
      return { id: `Z0LOCAL_${inputs.name}`, fqdn: inputs.name };
    default:
      return knownOutputs(type, inputs, names) ?? generic(type, inputs, names);
  }
}

function streamOutputs(tableArn: string, { streamEnabled, streamViewType }: Properties): Properties {
  // For a table without a stream, the AWS provider sets these outputs to an empty text.
  if (!streamEnabled) return { streamLabel: "", streamArn: "" };
  const streamLabel = streamLabelOf(streamViewType);
  return { streamLabel, streamArn: `${tableArn}/stream/${streamLabel}` };
}

function functionOutputs(arn: string, region: string): Properties {
  return {
    invokeArn: invokeArnOf(arn, region),
    qualifiedArn: `${arn}:$LATEST`,
    qualifiedInvokeArn: invokeArnOf(`${arn}:$LATEST`, region),
    version: "$LATEST",
  };
}

function gatewayOutputs(
  type: string,
  inputs: Properties,
  { region, hash, physical, baseOf }: Names,
): Properties {
  const execution = (apiId: string) => `arn:aws:execute-api:${region}:${accountId}:${apiId}`;
  const management = (path: string) => `arn:aws:apigateway:${region}::${path}`;
  const apiId = BigInt(`0x${hash}`).toString(36).slice(0, 10);
  switch (type) {
    case "aws:apigatewayv2/api:Api":
      return {
        id: apiId,
        name: physical,
        arn: management(`/apis/${apiId}`),
        apiEndpoint: baseOf(apiId),
        executionArn: execution(apiId),
      };
    case "aws:apigateway/restApi:RestApi":
      return {
        id: apiId,
        name: physical,
        arn: management(`/restapis/${apiId}`),
        executionArn: execution(apiId),
        rootResourceId: apiId.slice(0, 7),
      };
    case "aws:apigatewayv2/stage:Stage":
      return {
        id: physical,
        name: physical,
        arn: management(`/apis/${inputs.apiId}/stages/${physical}`),
        executionArn: `${execution(inputs.apiId)}/${physical}`,
        invokeUrl: `${baseOf(inputs.apiId)}/${physical === "$default" ? "" : physical}`,
      };
    case "aws:apigateway/stage:Stage":
      return {
        id: `ags-${inputs.restApi}-${inputs.stageName}`,
        arn: management(`/restapis/${inputs.restApi}/stages/${inputs.stageName}`),
        executionArn: `${execution(inputs.restApi)}/${inputs.stageName}`,
        invokeUrl: `${baseOf(inputs.restApi)}/${inputs.stageName}`,
      };
    default:
      return {
        id: apiId.slice(0, 6),
        executionArn: `${execution(inputs.restApi)}/${inputs.stageName ?? ""}`,
        invokeUrl: `${baseOf(inputs.restApi)}/${inputs.stageName ?? ""}`,
      };
  }
}

function domainOutputs(inputs: Properties, region: string): Properties {
  return {
    domainNameConfiguration: {
      ...inputs.domainNameConfiguration,
      targetDomainName: `d-local.execute-api.${region}.amazonaws.com`,
      hostedZoneId: "Z0LOCAL",
    },
  };
}

function certificateOutputs(inputs: Properties, arn: string): Properties {
  const names: string[] = [inputs.domainName, ...(inputs.subjectAlternativeNames ?? [])];
  return {
    id: arn,
    arn,
    domainValidationOptions: names.map((domainName) => ({
      domainName,
      resourceRecordName: `_local.${domainName}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: "_local.acm-validations.aws.",
    })),
  };
}

/** Returns an id, a name, and a made-up text for every other string output that the type's class declares. */
function generic(type: string, inputs: Properties, { hash, physical, madeUp }: Names): Properties {
  const isPart = /^aws:apigateway/.test(type);
  return {
    ...madeUp(),
    id: isPart ? BigInt(`0x${hash}`).toString(36).slice(0, 7) : physical,
    name: inputs.name ?? physical,
  };
}
