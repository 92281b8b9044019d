// Finds the changes that can lose data, open the API to more callers, or remove a route that clients call.
import type { PlannedResource } from "../../packages/local-cloud/src/command/plan.ts";
import { type Access, type Asked, accessOf } from "./access.ts";
import type { Change } from "./changes.ts";
import { isWide, permissionsOf } from "./permissions.ts";

/** Returns a sentence for each danger of the changes, the worst first. */
export function dangersOf(changes: Change[], before: PlannedResource[], after: PlannedResource[]): string[] {
  const [old, now] = [accessOf(before), accessOf(after)];
  return [
    ...changes.flatMap(lossOf),
    ...changes.flatMap(lostProtection),
    ...changes.flatMap(lostIndexes),
    ...opened(old, now),
    ...changes.flatMap(widerPolicy),
    ...changes.flatMap(lostAddress),
    ...[...old.routes.keys()]
      .filter((key) => !now.routes.has(key))
      .map((key) => `The route ${key} is removed.`),
  ];
}

const table = "aws:dynamodb/table:Table";
const logGroup = "aws:cloudwatch/logGroup:LogGroup";

function lossOf({ action, type, name, because, before }: Change): string[] {
  if ((type !== table && type !== logGroup) || !before) return [];
  const what = type === table ? `The table ${name}` : `The log group ${name}`;
  const lost = type === table ? "All its data is lost." : "All its logs are lost.";
  const end = before.protect
    ? "It is protected, so the update stops there."
    : before.options.retainOnDelete
      ? "The old one stays in AWS, outside the stack."
      : lost;
  if (action === "delete") return [`${what} is deleted. ${end}`];
  return action === "replace"
    ? [`${what} is replaced by an empty one, because of ${list(because)}. ${end}`]
    : [];
}

/** The inputs of a table that protect its data. */
const guards: [type: string, read: (inputs: Inputs) => unknown, what: string][] = [
  [table, (inputs) => inputs.deletionProtectionEnabled, "DynamoDB's deletion protection"],
  [table, (inputs) => (inputs.pointInTimeRecovery as Inputs)?.enabled, "point-in-time recovery"],
];
type Inputs = Record<string, unknown>;

function lostProtection({ type, name, before, after }: Change): string[] {
  if (!before || !after) return [];
  const lost = [
    ...(before.protect && !after.protect ? ["Pulumi's `protect`"] : []),
    ...(before.options.retainOnDelete && !after.options.retainOnDelete ? ["`retainOnDelete`"] : []),
    ...guards
      .filter(([of, read]) => of === type && read(before.inputs) === true && read(after.inputs) !== true)
      .map(([, , what]) => what),
  ];
  return lost.map((what) => `${kindOf(type)} ${name} loses ${what}.`);
}

function lostIndexes({ type, name, before, after }: Change): string[] {
  if (type !== table || !before || !after) return [];
  const [was, is] = [before, after].map(({ inputs }) =>
    ((inputs.globalSecondaryIndexes ?? []) as { name: string }[]).map((index) => index.name),
  ) as [string[], string[]];
  return was
    .filter((index) => !is.includes(index))
    .map(
      (index) =>
        `Table ${name} loses the index ${index}: queries of it fail, and AWS builds it from scratch if it comes back.`,
    );
}

function opened(old: Access, now: Access): string[] {
  const routes = [...now.routes].flatMap(([key, asked]) => {
    const was = old.routes.get(key);
    return was ? wider(key, was, asked) : [];
  });
  const added = (before: string[], after: string[]) => after.filter((one) => !before.includes(one));
  return [
    ...grouped(routes),
    ...added(old.tokens, now.tokens)
      .filter(() => old.tokens.length > 0)
      .map((one) => `Tokens of ${one} are accepted.`),
    ...added(old.origins, now.origins).map((one) => `Pages of ${one} may call the API (CORS).`),
  ];
}

function wider(key: string, was: Asked, now: Asked): [what: string, key: string][] {
  if (was.by !== "NONE" && now.by === "NONE")
    return [[`Everybody may call routes that needed ${was.by} before`, key]];
  const free = was.scopes.length > 0 && now.scopes.length === 0;
  if (free) return [[`Routes that needed a scope before (${list(was.scopes)}) need none`, key]];
  const added = was.scopes.length > 0 ? now.scopes.filter((one) => !was.scopes.includes(one)) : [];
  return added.map((scope) => [`The scope ${scope} is enough`, key]);
}

/** Joins sentences that differ only in their route into one sentence with all routes. */
function grouped(said: [what: string, key: string][]): string[] {
  return [...new Set(said.map(([what]) => what))].map((what) => {
    const keys = said.filter(([other]) => other === what).map(([, key]) => key);
    return `${what}: ${list(keys)}.`;
  });
}

function widerPolicy({ type, name, action, before, after }: Change): string[] {
  if (type === "aws:lambda/permission:Permission" && after && !after.inputs.sourceArn)
    return [`Any source of ${after.inputs.principal} may invoke the function of ${name}.`];
  if (type !== "aws:iam/rolePolicy:RolePolicy" || !after) return [];
  const gained = more(before, after, "Allow");
  // All permissions of a new role are new and shown with it, so only the wide ones are a danger.
  const told = action === "create" ? gained.filter(isWide) : gained;
  return [
    ...told.map((permission) => `The role of ${name} is allowed ${permission}.`),
    ...more(after, before, "Deny").map(
      (permission) => `The role of ${name} is no longer denied ${permission}.`,
    ),
  ];
}

/** Returns the permissions of the second policy that the first lacks. */
function more(
  one: PlannedResource | undefined,
  other: PlannedResource | undefined,
  effect: "Allow" | "Deny",
) {
  const said = one ? permissionsOf(one, effect) : [];
  return other ? permissionsOf(other, effect).filter((each) => !said.includes(each)) : [];
}

const addresses: Record<string, string> = {
  "aws:apigatewayv2/api:Api": "the API's URL",
  "aws:apigateway/restApi:RestApi": "the API's URL",
  "aws:apigatewayv2/domainName:DomainName": "the API's domain",
  "aws:wafv2/webAclAssociation:WebAclAssociation": "the web ACL in front of the API",
};

function lostAddress({ action, type, name }: Change): string[] {
  const what = addresses[type];
  if (!what || (action !== "delete" && action !== "replace")) return [];
  return [`${kindOf(type)} ${name} is ${action}d: ${what} is lost.`];
}

/** Returns the last part of a type: `Table` for `aws:dynamodb/table:Table`. */
function kindOf(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1);
}

function list(items: string[]): string {
  return items.join(", ");
}
