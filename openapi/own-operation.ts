// What the OpenAPI document says of a route of a caller's own, by its `describe`.

import {
  type AnswerDescription,
  type ParameterDescription,
  parametersOf,
  type Route,
} from "../components/routes/route.ts";
import { pathParameter } from "./parameters.ts";
import type { Part } from "./part.ts";
import { commonResponses, responseRef } from "./responses.ts";
import { schemaRef } from "./schemas.ts";

/** The operation, with the parameters of its path that the document does not know by name. */
export function ownOperation({ operation, path, describe }: Omit<Route, "handler">): Part {
  const { summary = operation, description, body, answers = { 200: succeeded } } = describe ?? {};
  const parameters = [...pathParameters(path, describe?.parameters), ...others(describe?.parameters)];
  return {
    operationId: operation,
    summary,
    ...(description !== undefined && { description }),
    tags: ["users"],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, ...json(body) } }),
    responses: responsesOf(answers),
  };
}

const succeeded: AnswerDescription = { description: "What the operation answers." };

function pathParameters(path: string, described: ParameterDescription[] = []): Part[] {
  return parametersOf(path).flatMap((name) => {
    const parameter = described.find((one) => one.in === "path" && one.name === name);
    return !parameter && pathParameter(name)
      ? []
      : [parameterOf({ ...parameter, name, in: "path", required: true })];
  });
}

function others(described: ParameterDescription[] = []): Part[] {
  return described.filter((one) => one.in !== "path").map(parameterOf);
}

function parameterOf({ schema = { type: "string" }, ...parameter }: ParameterDescription): Part {
  return { ...parameter, schema };
}

function responsesOf(answers: Record<number, AnswerDescription>): Part {
  const common = Object.entries(commonResponses).map(([status, name]) => [status, responseRef(name)]);
  const own = Object.entries(answers).map(([status, answer]) => [status, responseOf(Number(status), answer)]);
  return Object.fromEntries([...common, ...own]);
}

/** From 400 on an answer is problem details of the handler or, where the gateway too answers with that status, its message. */
function responseOf(status: number, { description, body }: AnswerDescription): Part {
  if (status < 400) return { description, ...(body && json(body)) };
  const problem = { "application/problem+json": { schema: body ?? schemaRef("Problem") } };
  const message = status in commonResponses && json(schemaRef("GatewayMessage")).content;
  return { description, content: { ...problem, ...message } };
}

function json(schema: Part): { content: Part } {
  return { content: { "application/json": { schema } } };
}
