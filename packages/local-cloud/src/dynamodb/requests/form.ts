// Reads the headers of a request: its operation and its caller. The signature is not verified.
import type { IncomingHttpHeaders } from "node:http";
import { frontError } from "../values/service-error.ts";

/** The caller, as the signature names it. */
export interface Caller {
  accessKeyId: string;
  region: string;
}

const credential = /Credential=([^/,\s]+)\/[^/]*\/([^/]*)\//;

/** Returns the service and the operation that the header `x-amz-target` names; `undefined` when its form is wrong. */
export function targetOf({ "x-amz-target": target }: IncomingHttpHeaders) {
  const [, service, operation] = /^(DynamoDB_\d{8}|DynamoDBStreams_\d{8})\.(\w+)$/.exec(String(target)) ?? [];
  return service && operation ? { service, operation } : undefined;
}

/** Returns the caller of a request. @throws ServiceError for a request without a signature, or with an incomplete one */
export function callerOf({ authorization, "x-amz-date": amzDate, date }: IncomingHttpHeaders): Caller {
  if (!authorization?.trim().startsWith("AWS4-"))
    throw frontError("MissingAuthenticationTokenException", "Request is missing Authentication Token");
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .filter((part) => !new RegExp(`[ ,]${part}=[^,\\s]`).test(authorization))
    .map((part) => `Authorization header requires '${part}' parameter. `);
  if (!amzDate && !date)
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
  if (missing.length > 0)
    throw frontError("IncompleteSignatureException", `${missing.join("")}Authorization=${authorization}`);
  const [, accessKeyId = "", region = ""] = credential.exec(authorization) ?? [];
  return { accessKeyId, region };
}
