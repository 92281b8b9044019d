// Answers the functions that a program invokes, such as `aws.getRegion`, as AWS would for the local account.
import { accountId } from "../../resources/account.ts";
import type { Properties } from "../../wire/values.ts";
import { policyDocument } from "./policy-document.ts";
import { partitionOf, zonesOf } from "./region.ts";
import { type TableKey, tableAnswer, tableOf } from "./table.ts";

interface Context {
  region: string;
  /** The keys of tables that the program only looks up, by table name. */
  tables: Record<string, TableKey>;
  /** Returns the inputs and outputs of a resource that the program has created in that region. */
  made(type: string, name: string): Properties | undefined;
}

const answers: Record<string, (inputs: Properties, context: Context) => Properties> = {
  "aws:index/getRegion:getRegion": getRegion,
  "aws:index/getCallerIdentity:getCallerIdentity": (_inputs, { region }) => ({
    ...{ id: accountId, accountId, userId: "local" },
    arn: `arn:${partitionOf(region).partition}:iam::${accountId}:user/local`,
  }),
  "aws:index/getPartition:getPartition": (_inputs, { region }) => {
    const found = partitionOf(region);
    return { id: found.partition, ...found };
  },
  "aws:index/getAvailabilityZones:getAvailabilityZones": getAvailabilityZones,
  "aws:iam/getPolicyDocument:getPolicyDocument": (inputs) => {
    const document = policyDocument(inputs);
    return { id: document.minifiedJson, ...document };
  },
  "aws:dynamodb/getTable:getTable": getTable,
  "aws:route53/getZone:getZone": ({ name, zoneId = "Z0LOCAL" }, { region }) => ({
    ...{ id: zoneId, zoneId, name: name?.replace(/\.$/, "") },
    arn: `arn:${partitionOf(region).partition}:route53:::hostedzone/${zoneId}`,
  }),
};

/** @throws Error for a function without an answer, and for inputs that AWS would refuse */
export function lookUp(token: string, inputs: Properties, context: Context): Properties {
  const answer = answers[token];
  if (!answer)
    throw new Error(
      `The local run has no answer for ${token}. It answers ${Object.keys(answers).map(functionName).join(", ")}.`,
    );
  return { ...inputs, ...answer(inputs, context) };
}

/** Returns a function's name in a program: `aws.dynamodb.getTable`. */
function functionName(token: string): string {
  const [, module = "", name = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(token) ?? [];
  return module === "index" ? `aws.${name}` : `aws.${module}.${name}`;
}

function getRegion({ name }: Properties, context: Context): Properties {
  const region = name ?? context.region;
  const { dnsSuffix } = partitionOf(region);
  return { id: region, name: region, region, description: region, endpoint: `ec2.${region}.${dnsSuffix}` };
}

function getAvailabilityZones(inputs: Properties, { region }: Context): Properties {
  const { excludeNames = [], excludeZoneIds = [] } = inputs;
  const zones = zonesOf(region).filter(
    ({ name, id }) => !excludeNames.includes(name) && !excludeZoneIds.includes(id),
  );
  return {
    id: region,
    region,
    groupNames: [region],
    names: zones.map(({ name }) => name),
    zoneIds: zones.map(({ id }) => id),
  };
}

function getTable({ name }: Properties, { region, tables, made }: Context): Properties {
  const { partition } = partitionOf(region);
  const own = made("aws:dynamodb/table:Table", name);
  if (own) return { region, ...tableAnswer(own) };
  return {
    region,
    ...tableOf(name, tables, `arn:${partition}:dynamodb:${region}:${accountId}:table/${name}`),
  };
}
