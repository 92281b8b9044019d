// The allowed properties of requests for tags.
import listTagsOfResource from "dynalite/validations/listTagsOfResource.js";
import tagResource from "dynalite/validations/tagResource.js";
import untagResource from "dynalite/validations/untagResource.js";
import type { Output } from "../values/item.ts";
import type { Form } from "./item-operations.ts";
import { tag } from "./table-operations.ts";

/** Returns DynamoDB's message for a wrong ARN of a table. */
function checkArn({ ResourceArn: arn }: Output): string | undefined {
  if (arn === undefined) return "Invalid TableArn";
  if (!arn.startsWith("arn:"))
    return `Invalid TableArn: Invalid ResourceArn provided as input ${arn}: ARNs must start with 'arn:'`;
  if (/^arn:[^:]+:dynamodb:[^:]*:\d+:table\/[^/]+\/index\/[^/]+$/.test(arn))
    return (
      "One or more parameter values were invalid: Invalid resource arn provided, only table or stream is accepted. " +
      `Provided resource arn: ${arn}`
    );
  return /^arn:[^:]+:dynamodb:[^:]*:\d+:table\/[^/]{3,}$/.test(arn)
    ? undefined
    : `Invalid TableArn: Invalid ResourceArn provided as input ${arn}`;
}

function checkList(list: unknown[] | undefined, property: string, what: string): string | undefined {
  if (!list)
    return `1 validation error detected: Value null at '${property}' failed to satisfy constraint: Member must not be null`;
  return list.length > 0 ? undefined : `Atleast one ${what} needs to be provided as Input.`;
}

export const tagForms = {
  ListTagsOfResource: { types: { ...listTagsOfResource.types, NextToken: "String" }, check: checkArn },
  TagResource: {
    types: { ...tagResource.types, Tags: { type: "List", children: tag } },
    check: (input) => checkArn(input) ?? checkList(input.Tags, "tags", "Tag"),
  },
  UntagResource: {
    types: untagResource.types,
    check: (input) => checkArn(input) ?? checkList(input.TagKeys, "tagKeys", "Tag Key"),
  },
} satisfies Record<string, Form>;
