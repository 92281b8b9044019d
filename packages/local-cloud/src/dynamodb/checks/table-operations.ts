// What requests for tables may have.
import createTable from "dynalite/validations/createTable.js";
import deleteTable from "dynalite/validations/deleteTable.js";
import describeTable from "dynalite/validations/describeTable.js";
import listTables from "dynalite/validations/listTables.js";
import type { Output } from "../values/item.ts";
import type { Types } from "./check-input.ts";
import { checkIndexKeys, withSingleKeys } from "./index-keys.ts";
import type { Form } from "./item-operations.ts";

export const streamSpecification = {
  type: "FieldStruct<StreamSpecification>",
  children: {
    StreamEnabled: { type: "Boolean", notNull: true },
    StreamViewType: {
      type: "String",
      enum: ["NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"],
    },
  },
};

const tag = {
  type: "ValueStruct<Tag>",
  children: { Key: { type: "String", notNull: true }, Value: { type: "String", notNull: true } },
};

const { GlobalSecondaryIndexes, KeySchema } = createTable.types as Record<string, Output>;

/** Global indexes may be by up to four attributes a side. */
const globalIndexes: Output = structuredClone(GlobalSecondaryIndexes as Output);
globalIndexes.children.children.KeySchema.lengthLessThanOrEqual = 8;
globalIndexes.children.children.KeySchema.children.children.KeyType.enum = ["HASH", "RANGE"];

export const globalIndex: Types = globalIndexes.children.children;

const tableTypes: Types = {
  ...createTable.types,
  KeySchema: KeySchema as Output,
  GlobalSecondaryIndexes: globalIndexes,
  StreamSpecification: streamSpecification,
  DeletionProtectionEnabled: "Boolean",
  TableClass: { type: "String", enum: ["STANDARD", "STANDARD_INFREQUENT_ACCESS"] },
  Tags: { type: "List", children: tag },
};

function checkCreate(input: Output): string | null | undefined {
  return (
    (input.GlobalSecondaryIndexes ?? [])
      .map((index: Output) => checkIndexKeys(index.KeySchema))
      .find(Boolean) ??
    createTable.custom?.(withSingleKeys(input) as never, {}) ??
    unusedDefinitions(input) ??
    checkStream(input.StreamSpecification)
  );
}

function unusedDefinitions(input: Output): string | undefined {
  const names = (schema: Output[]) => schema.map(({ AttributeName }) => AttributeName as string);
  const indexes: Output[] = [...(input.GlobalSecondaryIndexes ?? []), ...(input.LocalSecondaryIndexes ?? [])];
  const used = [...new Set([input, ...indexes].flatMap((each) => names(each.KeySchema)))];
  const defined = names(input.AttributeDefinitions);
  if (defined.every((name) => used.includes(name))) return undefined;
  return (
    "One or more parameter values were invalid: Some AttributeDefinitions are not used. " +
    `AttributeDefinitions: [${defined.join(", ")}], keys used: [${used.join(", ")}]`
  );
}

/** What is wrong with a stream's settings. */
export function checkStream(specification: Output | undefined): string | undefined {
  const { StreamEnabled, StreamViewType } = specification ?? {};
  if (StreamEnabled === true && StreamViewType === undefined)
    return "One or more parameter values were invalid: StreamViewType must be specified when StreamEnabled is true";
  if (StreamEnabled === false && StreamViewType !== undefined)
    return "One or more parameter values were invalid: StreamViewType cannot be specified when StreamEnabled is false";
  return undefined;
}

export const tableForms = {
  CreateTable: { types: tableTypes, check: checkCreate },
  DeleteTable: { types: deleteTable.types },
  DescribeTable: { types: describeTable.types },
  ListTables: { types: listTables.types },
} satisfies Record<string, Form>;
