// Answers `aws.dynamodb.getTable`. The key of a table that the program does not register comes from the option `--table`.
import type { Properties } from "../../wire/values.ts";

/** A key attribute: its name, and its type S, N or B. */
interface Attribute {
  name: string;
  type: string;
}

export interface TableKey {
  hashKey: Attribute;
  rangeKey?: Attribute;
}

/**
 * Parses `users=id:S` or, with a sort key, `orders=customer:S,placed:N`.
 *
 * @throws Error for a text of another form
 */
export function parseTable(text: string): [name: string, key: TableKey] {
  const [, name, hashKey, hashType, rangeKey, rangeType] =
    /^([\w.-]{3,255})=([^:,]+):([SNB])(?:,([^:,]+):([SNB]))?$/.exec(text) ?? [];
  if (!name || !hashKey || !hashType)
    throw new Error(
      `Expected --table NAME=KEY:TYPE or NAME=KEY:TYPE,SORT:TYPE with S, N or B as a type, got ${JSON.stringify(text)}.`,
    );
  const key: TableKey = { hashKey: { name: hashKey, type: hashType } };
  if (rangeKey && rangeType) key.rangeKey = { name: rangeKey, type: rangeType };
  return [name, key];
}

/**
 * Returns AWS's answer for a table that the program does not register.
 *
 * @throws Error if the table's key is not known
 */
export function tableOf(name: string, tables: Record<string, TableKey>, arn: string): Properties {
  const key = tables[name];
  if (!key)
    throw new Error(
      `The local run does not know the key of the table ${name}. Set it with --table ${name}=KEY:TYPE, ` +
        `for example --table ${name}=id:S.`,
    );
  const { hashKey, rangeKey } = key;
  return tableAnswer({
    ...{ id: name, name, arn, hashKey: hashKey.name, rangeKey: rangeKey?.name },
    attributes: [hashKey, ...(rangeKey ? [rangeKey] : [])],
    billingMode: "PAY_PER_REQUEST",
  });
}

/** Returns AWS's answer for a table: its inputs and outputs, with defaults for missing inputs. */
export function tableAnswer({ id, arn, name, ...inputs }: Properties): Properties {
  const { hashKey, rangeKey = "", attributes = [], globalSecondaryIndexes = [] } = inputs;
  return {
    ...{ id, name, arn, hashKey, rangeKey, attributes, globalSecondaryIndexes },
    billingMode: inputs.billingMode ?? "PROVISIONED",
    localSecondaryIndexes: inputs.localSecondaryIndexes ?? [],
    serverSideEncryption: inputs.serverSideEncryption ?? { enabled: false, kmsKeyArn: "" },
    streamEnabled: inputs.streamEnabled ?? false,
    tableClass: inputs.tableClass ?? "STANDARD",
    deletionProtectionEnabled: inputs.deletionProtectionEnabled ?? false,
    tags: inputs.tags ?? {},
  };
}
