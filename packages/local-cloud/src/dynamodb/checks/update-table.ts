// The allowed properties of UpdateTable.
import type { Output } from "../values/item.ts";
import { checkIndexKeys } from "./index-keys.ts";
import type { Form } from "./item-operations.ts";
import { checkStream, globalIndex, projectionFault, tableForms } from "./table-operations.ts";

const { KeySchema, LocalSecondaryIndexes, GlobalSecondaryIndexes, Tags, ...settings } =
  tableForms.CreateTable.types;
const { notNull: _isOptionalHere, ...definitions } = settings.AttributeDefinitions;
const changes = [
  "ProvisionedThroughput",
  "BillingMode",
  "StreamSpecification",
  "SSESpecification",
  "DeletionProtectionEnabled",
  "TableClass",
  "OnDemandThroughput",
  "WarmThroughput",
];
const mostUnits = 1_000_000_000_000;
const sentence = "One or more parameter values were invalid:";
const actions = ["Update", "Create", "Delete"]
  .map((action) => `GlobalSecondaryIndexUpdate.${action}`)
  .join(", ");

function check(input: Output): string | undefined {
  const updates: Output[] = input.GlobalSecondaryIndexUpdates ?? [];
  if (updates.length === 0 && changes.every((name) => input[name] === undefined))
    return (
      "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or " +
      "SSESpecification or ReplicaUpdates is required"
    );
  if (input.BillingMode === "PAY_PER_REQUEST" && input.ProvisionedThroughput)
    return `${sentence} Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`;
  if (input.BillingMode === "PROVISIONED" && !input.ProvisionedThroughput)
    return `${sentence} ProvisionedThroughput must be specified when BillingMode is PROVISIONED`;
  for (const [unit, given] of Object.entries<number>(input.ProvisionedThroughput ?? {}))
    if (given > mostUnits) return `Given value ${given} for ${unit} is out of bounds`;
  return checkUpdates(updates) ?? checkStream(input.StreamSpecification);
}

function checkUpdates(updates: Output[]): string | undefined {
  if (updates.some((update) => Object.keys(update).length === 0))
    return `${sentence} One of ${actions} must not be null`;
  if (updates.some((update) => Object.keys(update).length > 1))
    return `${sentence} Only one of ${actions} may be specified`;
  const names = updates.map((update) => (Object.values(update)[0] as Output).IndexName as string);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice)
    return `${sentence} Only one global secondary index update per index is allowed simultaneously. Index: ${twice}`;
  const created: Output[] = updates.flatMap(({ Create }) => Create ?? []);
  const fault = projectionFault(created);
  if (fault) return fault;
  return updates.map(({ Create }) => Create && checkIndexKeys(Create.KeySchema)).find(Boolean);
}

export const updateTableForms = {
  UpdateTable: {
    types: {
      ...settings,
      AttributeDefinitions: definitions,
      GlobalSecondaryIndexUpdates: {
        type: "List",
        children: {
          type: "ValueStruct<GlobalSecondaryIndexUpdate>",
          children: {
            Update: {
              type: "FieldStruct<UpdateGlobalSecondaryIndexAction>",
              children: {
                IndexName: globalIndex.IndexName,
                ProvisionedThroughput: { ...settings.ProvisionedThroughput, notNull: true },
              },
            },
            Create: { type: "FieldStruct<CreateGlobalSecondaryIndexAction>", children: globalIndex },
            Delete: {
              type: "FieldStruct<DeleteGlobalSecondaryIndexAction>",
              children: { IndexName: globalIndex.IndexName },
            },
          },
        },
      },
    },
    check,
  },
} satisfies Record<string, Form>;
