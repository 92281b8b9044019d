// The settings for the table, and the tags of all resources.

import { boolean, list, record, text } from "../../tools/rules.ts";
import { arn, region } from "./arn.ts";
import type { Setting } from "./setting.ts";

// The characters that every service accepts: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
const tagKey = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

export const dataSettings = {
  pointInTimeRecovery: {
    rule: boolean(),
    default: true,
    description: "point-in-time recovery: the table can be restored to any second of the last 35 days",
    cost: "0.20 a GB",
  },
  protectData: {
    plain: true,
    rule: boolean(),
    default: false,
    description: "protects table and log groups against deletion, by Pulumi and by AWS",
  },
  kmsKeyArn: {
    rule: arn("a KMS key", "kms", "key/\\S+", "key/<id>"),
    description: "the ARN of the KMS key that encrypts the table; if unset, a key that DynamoDB owns",
    cost: "1.00 and 0.03 per 10,000 uses",
  },
  replicaRegions: {
    plain: true,
    rule: list(
      "a list of different regions",
      (item) => region.test(item),
      (regions) => new Set(regions).size === regions.length,
    ),
    default: [],
    description: "regions with a replica of the table; conditional writes hold within one region",
    cost: "for each region, the price of the writes and the storage again",
  },
  existingTable: {
    rule: text("the name of a table, 3 to 255 letters, digits, _, . or -", /^[\w.-]{3,255}$/),
    description: "the name of a table to use instead of creating one; its partition key is `id`, a string",
  },
  tags: {
    rule: record(
      "an object of strings of letters, digits, spaces and _.:/=+-@, with keys of 1 to 128 characters that do not start with aws:",
      tagKey,
      tagValue,
    ),
    default: {},
    description: "tags for every resource that takes them, besides `project` and `stack`",
  },
} satisfies Record<string, Setting>;
