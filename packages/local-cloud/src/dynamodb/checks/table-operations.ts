// The allowed properties of requests for tables.
import createTable from "dynalite/validations/createTable.js";
import deleteTable from "dynalite/validations/deleteTable.js";
import describeTable from "dynalite/validations/describeTable.js";
import listTables from "dynalite/validations/listTables.js";
import { indexesIn } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import type { Types } from "./check-input.ts";
import { checkIndexKeys, withSingleKeys } from "./index-keys.ts";
import type { Form } from "./item-operations.ts";

const streamSpecification = {
  type: "FieldStruct<StreamSpecification>",
  children: {
    StreamEnabled: { type: "Boolean", notNull: true },
    StreamViewType: {
      type: "String",
      enum: ["NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"],
    },
  },
};

/** The form of a tag: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Tag.html */
export const tag = {
  type: "ValueStruct<Tag>",
  children: {
    Key: { type: "String", notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 128 },
    Value: { type: "String", notNull: true, lengthLessThanOrEqual: 256 },
  },
};

const sseSpecification = {
  type: "FieldStruct<SSESpecification>",
  children: {
    Enabled: "Boolean",
    SSEType: { type: "String", enum: ["AES256", "KMS"] },
    KMSMasterKeyId: "String",
  },
};

const units = (name: string, reads: string, writes: string) => ({
  type: `FieldStruct<${name}>`,
  children: { [reads]: "Long", [writes]: "Long" },
});

const onDemandThroughput = units("OnDemandThroughput", "MaxReadRequestUnits", "MaxWriteRequestUnits");
const warmThroughput = units("WarmThroughput", "ReadUnitsPerSecond", "WriteUnitsPerSecond");

/** The form of global indexes. Their partition and sort keys can have four attributes each. */
const globalIndexes = structuredClone(createTable.types.GlobalSecondaryIndexes);

export const globalIndex: Types = globalIndexes.children.children;
Object.assign(globalIndex, { OnDemandThroughput: onDemandThroughput, WarmThroughput: warmThroughput });
globalIndex.KeySchema.lengthLessThanOrEqual = 8;
globalIndex.KeySchema.children.children.KeyType.enum = ["HASH", "RANGE"];

const tableTypes: Types = {
  ...createTable.types,
  GlobalSecondaryIndexes: globalIndexes,
  StreamSpecification: streamSpecification,
  DeletionProtectionEnabled: "Boolean",
  SSESpecification: sseSpecification,
  OnDemandThroughput: onDemandThroughput,
  WarmThroughput: warmThroughput,
  TableClass: { type: "String", enum: ["STANDARD", "STANDARD_INFREQUENT_ACCESS"] },
  Tags: { type: "List", children: tag },
};

function checkCreate(input: Output): string | null | undefined {
  return (
    (input.GlobalSecondaryIndexes ?? [])
      .map((index: Output) => checkIndexKeys(index.KeySchema))
      .find(Boolean) ??
    createTable.custom?.(withSingleKeys(input), {}) ??
    projectionFault(indexesIn(input)) ??
    throughputFault(input) ??
    unusedDefinitions(input) ??
    checkStream(input.StreamSpecification)
  );
}

/** Returns the message for an INCLUDE projection without attributes. Dynalite makes all other checks. */
export function projectionFault(indexes: Output[]): string | undefined {
  return indexes.some(
    ({ Projection }) => Projection?.ProjectionType === "INCLUDE" && !Projection.NonKeyAttributes,
  )
    ? "One or more parameter values were invalid: ProjectionType is INCLUDE, but NonKeyAttributes is not specified"
    : undefined;
}

function throughputFault({ BillingMode, GlobalSecondaryIndexes = [] }: Output): string | undefined {
  const index = GlobalSecondaryIndexes.find((each: Output) => !each.ProvisionedThroughput);
  return index && BillingMode !== "PAY_PER_REQUEST"
    ? `One or more parameter values were invalid: ProvisionedThroughput is not specified for index: ${index.IndexName}`
    : undefined;
}

function unusedDefinitions(input: Output): string | undefined {
  const names = (schema: Output[]) => schema.map(({ AttributeName }) => AttributeName as string);
  const used = [...new Set([input, ...indexesIn(input)].flatMap((each) => names(each.KeySchema)))];
  const defined = names(input.AttributeDefinitions);
  if (defined.every((name) => used.includes(name))) return undefined;
  return (
    "One or more parameter values were invalid: Some AttributeDefinitions are not used. " +
    `AttributeDefinitions: [${defined.join(", ")}], keys used: [${used.join(", ")}]`
  );
}

/** Returns the message for wrong settings of a stream. */
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
