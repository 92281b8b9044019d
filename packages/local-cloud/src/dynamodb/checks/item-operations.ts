// The allowed properties of requests for single items.
import deleteItem from "dynalite/validations/deleteItem.js";
import getItem from "dynalite/validations/getItem.js";
import putItem from "dynalite/validations/putItem.js";
import updateItem from "dynalite/validations/updateItem.js";
import { type Check, type Types, withExpressions } from "./check-input.ts";

/** The form of an operation's request. */
export interface Form {
  types: Types;
  check?: Check;
}

/** A property that is newer than dynalite's declarations. */
export const returnValuesOnFailure: Types = {
  ReturnValuesOnConditionCheckFailure: { type: "String", enum: ["ALL_OLD", "NONE"] },
};

const form = ({ types, custom }: typeof putItem, more: Types = {}): Form => ({
  types: { ...types, ...more },
  ...(custom && { check: withExpressions(custom) }),
});

/** Checks `ReturnValues`. Dynalite does this only for PutItem. */
const checkDelete: typeof deleteItem.custom = (data, store) => {
  const { ReturnValues = "NONE" } = data;
  if (ReturnValues !== "ALL_OLD" && ReturnValues !== "NONE")
    return "ReturnValues can only be ALL_OLD or NONE";
  return deleteItem.custom?.(data, store);
};

const attributeUpdates = structuredClone(updateItem.types.AttributeUpdates);
attributeUpdates.children.children.Action = { type: "String", enum: ["ADD", "PUT", "DELETE"] };

export const itemForms = {
  PutItem: form(putItem, returnValuesOnFailure),
  UpdateItem: form(updateItem, { ...returnValuesOnFailure, AttributeUpdates: attributeUpdates }),
  DeleteItem: form({ ...deleteItem, custom: checkDelete }, returnValuesOnFailure),
  GetItem: form(getItem),
} satisfies Record<string, Form>;
