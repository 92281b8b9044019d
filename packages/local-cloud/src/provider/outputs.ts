// Makes the outputs that AWS adds to a resource's inputs: ids, ARNs, names and URLs. They are the same in every run.

import { accountId } from "../resources/account.ts";
import { streamLabelOf } from "../resources/stream-label.ts";
import type { Properties } from "../wire/values.ts";
import { fillForm } from "./fill-form.ts";
import type { Names } from "./names.ts";
import { outputForms } from "./output-forms.ts";

/** Returns the outputs that AWS adds to the inputs of a resource of this type. */
export function outputsOf(type: string, inputs: Properties, names: Names): Properties {
  const form = outputForms[type];
  const outputs = form ? fillForm(form, inputs, names) : generic(type, inputs, names);
  return { ...outputs, ...computed[type]?.(inputs, names, outputs) };
}

/** The outputs that no template can give, by type token. The functions get the outputs of the template. */
const computed: Record<string, (inputs: Properties, names: Names, outputs: Properties) => Properties> = {
  "aws:acm/certificate:Certificate": ({ domainName, subjectAlternativeNames = [] }) => ({
    domainValidationOptions: [domainName, ...subjectAlternativeNames].map((name: string) => ({
      domainName: name,
      resourceRecordName: `_local.${name}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: "_local.acm-validations.aws.",
    })),
  }),
  "aws:apigateway/apiKey:ApiKey": ({ value }, { hash }) => ({ value: value ?? hash.slice(0, 40) }),
  "aws:apigateway/deployment:Deployment": restStage,
  "aws:apigateway/resource:Resource": ({ parentId, pathPart }, { pathOf }) => ({
    path: `${pathOf(parentId)}/${pathPart}`,
  }),
  "aws:apigateway/stage:Stage": restStage,
  "aws:apigatewayv2/api:Api": (_inputs, { baseOf }, { id }) => ({ apiEndpoint: baseOf(id) }),
  "aws:apigatewayv2/domainName:DomainName": ({ domainNameConfiguration }, { region }) => ({
    domainNameConfiguration: {
      ...domainNameConfiguration,
      targetDomainName: `d-local.execute-api.${region}.amazonaws.com`,
      hostedZoneId: "Z0LOCAL",
    },
  }),
  "aws:apigatewayv2/stage:Stage": ({ apiId }, { physical, baseOf }) => ({
    invokeUrl: `${baseOf(apiId)}/${physical === "$default" ? "" : physical}`,
  }),
  "aws:dynamodb/table:Table": streamOutputs,
  "aws:lambda/eventSourceMapping:EventSourceMapping": ({ functionName }, { region }) => ({
    functionArn: arnOfFunction(functionName, region),
  }),
  "aws:lambda/functionUrl:FunctionUrl": functionUrlOutputs,
};

/** Returns the outputs of a stage of a REST API. In earlier versions of @pulumi/aws deployments have them too. */
function restStage({ restApi, stageName = "" }: Properties, { region, baseOf }: Names): Properties {
  return {
    executionArn: `arn:aws:execute-api:${region}:${accountId}:${restApi}/${stageName}`,
    invokeUrl: `${baseOf(restApi)}/${stageName}`,
  };
}

function streamOutputs({ streamEnabled, streamViewType }: Properties, _names: Names, { arn }: Properties) {
  // For a table without a stream, the AWS provider sets these outputs to an empty text.
  if (!streamEnabled) return { streamLabel: "", streamArn: "" };
  const streamLabel = streamLabelOf(streamViewType);
  return { streamLabel, streamArn: `${arn}/stream/${streamLabel}` };
}

/** Returns a function's ARN from its name or its ARN. */
function arnOfFunction(functionName: string, region: string): string {
  if (functionName.startsWith("arn:")) return functionName;
  return `arn:aws:lambda:${region}:${accountId}:function:${functionName}`;
}

/** Returns the outputs of a function URL. Its URL is on this machine: the first API or URL is at the root, each further one below a path. */
function functionUrlOutputs(
  { functionName, qualifier }: Properties,
  { region, baseOf }: Names,
  { urlId }: Properties,
): Properties {
  const functionArn = arnOfFunction(functionName, region);
  return {
    id: qualifier ? `${functionName}/${qualifier}` : functionName,
    functionArn: qualifier ? `${functionArn}:${qualifier}` : functionArn,
    functionUrl: `${baseOf(urlId)}/`,
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
