// What requests for an account's limits, its endpoints, and a table's backups may have.
import describeTable from "dynalite/validations/describeTable.js";
import type { Form } from "./item-operations.ts";

export const accountForms = {
  DescribeLimits: { types: {} },
  DescribeEndpoints: { types: {} },
  DescribeContinuousBackups: { types: describeTable.types },
  UpdateContinuousBackups: {
    types: {
      ...describeTable.types,
      PointInTimeRecoverySpecification: {
        type: "FieldStruct<PointInTimeRecoverySpecification>",
        notNull: true,
        children: {
          PointInTimeRecoveryEnabled: { type: "Boolean", notNull: true },
          RecoveryPeriodInDays: { type: "Integer", greaterThanOrEqual: 1, lessThanOrEqual: 35 },
        },
      },
    },
  },
} satisfies Record<string, Form>;
