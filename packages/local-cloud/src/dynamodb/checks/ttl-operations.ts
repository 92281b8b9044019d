// The allowed properties of requests for the time to live of a table's items.
import describeTable from "dynalite/validations/describeTable.js";
import type { Form } from "./item-operations.ts";

export const ttlForms = {
  DescribeTimeToLive: { types: describeTable.types },
  UpdateTimeToLive: {
    types: {
      ...describeTable.types,
      TimeToLiveSpecification: {
        type: "FieldStruct<TimeToLiveSpecification>",
        notNull: true,
        children: {
          Enabled: { type: "Boolean", notNull: true },
          AttributeName: {
            type: "String",
            notNull: true,
            lengthGreaterThanOrEqual: 1,
            lengthLessThanOrEqual: 255,
          },
        },
      },
    },
  },
} satisfies Record<string, Form>;
