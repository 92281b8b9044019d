// Writes an operation of the OpenAPI document from the `describe` of a route.

import type {
  AnswerDescription,
  ParameterDescription,
  ResponseReference,
  RouteDescription,
} from "../components/routes/description.ts";
import { parametersOf } from "../components/routes/route.ts";
import { headerOf } from "./headers.ts";
import { parameterOf, pathParameter } from "./parameters.ts";
import type { Part } from "./part.ts";
import { commonResponses, responseRef } from "./responses.ts";
import { schemaRef } from "./schemas.ts";

/** Returns the operation of a path. It leaves out path parameters that the document defines for the whole path. */
export function operationOf(path: string, id: string, describe: RouteDescription = { summary: id }): Part {
  const { summary, description, body, bodyTypes, answers = { 200: succeeded } } = describe;
  const parameters = [...pathParameters(path, describe), ...otherParameters(describe)];
  return {
    operationId: id,
    summary,
    ...(description !== undefined && { description }),
    tags: ["users"],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, description: "At most 16 KB.", content: contentOf(body, bodyTypes) },
    }),
    responses: responsesOf(answers),
  };
}

const succeeded: AnswerDescription = { description: "The answer of the operation." };

function pathParameters(path: string, { parameters = [] }: RouteDescription): Part[] {
  return parametersOf(path).flatMap((name) => {
    const described = parameters.find((one) => one.in === "path" && one.name === name);
    const parameter: ParameterDescription = { ...described, name, in: "path", required: true };
    return !described && pathParameter(name) ? [] : [parameterOf(parameter)];
  });
}

function otherParameters({ parameters = [] }: RouteDescription): Part[] {
  return parameters.filter((one) => one.in !== "path").map(parameterOf);
}

function responsesOf(answers: NonNullable<RouteDescription["answers"]>): Part {
  const common = Object.entries(commonResponses).map(([status, name]) => [status, responseRef(name)]);
  const own = Object.entries(answers).map(([status, answer]) => [status, responseOf(Number(status), answer)]);
  return Object.fromEntries([...common, ...own]);
}

/** Returns a response. From 400 on its body is problem details, or the gateway's message where the gateway also answers with that status. */
function responseOf(status: number, answer: AnswerDescription | ResponseReference): Part {
  if ("$ref" in answer) return { ...answer };
  const { description, headers = {}, body } = answer;
  const ofHeaders = Object.entries(headers).map(([name, header]) => [name, headerOf(name, header)]);
  const said = { description, ...(ofHeaders.length > 0 && { headers: Object.fromEntries(ofHeaders) }) };
  if (status < 400) return { ...said, ...(body && { content: contentOf(body) }) };
  const problem = { "application/problem+json": { schema: body ?? schemaRef("Problem") } };
  const message = status in commonResponses && contentOf(schemaRef("GatewayMessage"));
  return { ...said, content: { ...problem, ...message } };
}

function contentOf(schema: Part, types = ["application/json"]): Part {
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}
