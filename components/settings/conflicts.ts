// Finds arguments that contradict each other, or that the chosen gateway does not support.
import { gatewayTimeout } from "../routes/limits.ts";
import { when } from "../tools/property-faults.ts";
import { tagFaults } from "./checks/tag-faults.ts";
import { tokenFaults } from "./checks/token-faults.ts";
import { defaultsOf } from "./settled.ts";
import { loopback } from "./stack/access.ts";
import type { UserApiArgs } from "./user-api-args.ts";

/** The given arguments, with the defaults of those that decide which others are allowed. */
type Args = UserApiArgs & Required<Pick<UserApiArgs, "gateway" | "auth" | "alarms">>;

/** Returns one sentence for each conflict. */
export function conflicts(given: UserApiArgs): string[] {
  const { gateway, auth, alarms } = defaultsOf(given.gateway);
  const args = { gateway, auth, alarms, ...given };
  return [
    ...gatewayConflicts(args),
    ...authConflicts(args),
    ...tokenFaults(args),
    ...domainConflicts(args),
    ...dataConflicts(args),
    ...tagFaults(args.tags as Record<string, string> | undefined),
    ...placeholders(args),
  ];
}

type Name = keyof Args;

function gatewayConflicts(args: Args): string[] {
  const { gateway, timeout, corsOrigins = [], auth } = args;
  const limit = gatewayTimeout[gateway];
  return [
    ...onlyWith("gateway: rest", gateway === "rest", args, ["stageName", "cognitoUserPoolArn", "webAclArn"]),
    ...onlyWith("gateway: http", gateway === "http", args, ["jwtIssuer", "jwtAudiences"]),
    ...when(
      typeof timeout === "number" && timeout > limit,
      () =>
        `Expected \`timeout\` to be at most ${limit} seconds, as \`gateway: ${gateway}\` waits no longer, got ${timeout}.`,
    ),
    ...when(
      corsOrigins.includes("*") && auth !== "none",
      () => 'Expected `corsOrigins` to be exact origins, as "*" is accepted only with `auth: none`.',
    ),
    ...when(
      gateway === "rest" && corsOrigins.length > 1,
      () =>
        "Expected `corsOrigins` to be one origin with `gateway: rest`, as the gateway's own error responses can name only one, " +
        `got ${corsOrigins.length}.`,
    ),
  ];
}

function authConflicts(args: Args): string[] {
  const { auth, gateway } = args;
  const needed: Name[] = gateway === "http" ? ["jwtIssuer", "jwtAudiences"] : ["cognitoUserPoolArn"];
  const jwt: Name[] = ["jwtReadScope", "jwtWriteScope", ...needed];
  return [
    ...onlyWith("auth: jwt", auth === "jwt", args, jwt),
    ...when(
      args.self === true && auth !== "jwt",
      () => "`self` works only with `auth: jwt`, as a token says whose record it is.",
    ),
    ...onlyWith("self: true", args.self === true, args, ["selfScope"]),
    ...when(
      args.self === true && gateway === "rest" && args.selfScope === undefined,
      () =>
        "Expected `selfScope` to be set, as `self` with `gateway: rest` needs it: without scopes a Cognito authorizer takes ID tokens only, " +
        "with scopes access tokens only.",
    ),
    ...needed
      .filter((name) => auth === "jwt" && !isSet(args[name]))
      .map(
        (name) => `Expected \`${name}\` to be set, as \`auth: jwt\` with \`gateway: ${gateway}\` needs it.`,
      ),
  ];
}

function domainConflicts({ domainName, hostedZone }: Args): string[] {
  if (domainName === undefined && hostedZone === undefined) return [];
  if (domainName === undefined) return ["Expected `domainName` to be set, as `hostedZone` is."];
  if (hostedZone === undefined) return ["Expected `hostedZone` to be set, as `domainName` is."];
  return when(
    domainName !== hostedZone && !domainName.endsWith(`.${hostedZone}`),
    () => `Expected \`domainName\` to be in the zone ${hostedZone}, got ${JSON.stringify(domainName)}.`,
  );
}

/** The end of a sentence about an argument that an existing table cannot have. */
export const ofOurOwn =
  "works only with a table that the component creates; that of `existingTable` keeps its own settings.";

function dataConflicts(args: Args): string[] {
  const { alarms, existingTable, replicaRegions = [], kmsKeyArn, protectData, pointInTimeRecovery } = args;
  const adopted = existingTable !== undefined;
  return [
    ...onlyWith("alarms: true", alarms, args, ["alarmTopicArn", "alarmEmail"]),
    ...when(
      args.alarmTopicArn !== undefined && args.alarmEmail !== undefined,
      () => "Expected `alarmTopicArn` or `alarmEmail`, got both.",
    ),
    ...when(adopted && kmsKeyArn !== undefined, () => `\`kmsKeyArn\` ${ofOurOwn}`),
    ...when(adopted && replicaRegions.length > 0, () => `\`replicaRegions\` ${ofOurOwn}`),
    ...when(adopted && protectData === true, () => `\`protectData\` ${ofOurOwn}`),
    ...when(adopted && pointInTimeRecovery === false, () => `\`pointInTimeRecovery: false\` ${ofOurOwn}`),
    ...when(
      kmsKeyArn !== undefined && replicaRegions.length > 0,
      () =>
        "Expected `kmsKeyArn` or `replicaRegions`, got both: each replica would need a key of its own region.",
    ),
  ];
}

/** Domain names that RFC 2606 reserves for examples. Committed stack files use them as placeholders. */
const reserved = /^(https:\/\/)?([^/:]+\.)?example(\.(com|net|org))?([:/]|$)/;

function placeholders(args: Args): string[] {
  // With an issuer on this machine the stack runs locally, so the zone is never used.
  const isLocal = typeof args.jwtIssuer === "string" && loopback.test(args.jwtIssuer);
  const names: Name[] = isLocal ? [] : ["jwtIssuer", "domainName", "hostedZone"];
  return names
    .filter((name) => typeof args[name] === "string" && reserved.test(args[name]))
    .map((name) => `Expected \`${name}\` to be your own, got the placeholder ${JSON.stringify(args[name])}.`);
}

/** Returns false for `undefined` and for an empty list. */
function isSet(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function onlyWith(condition: string, holds: boolean, args: Args, names: Name[]): string[] {
  return names
    .filter((name) => !holds && isSet(args[name]))
    .map((name) => `\`${name}\` works only with \`${condition}\`.`);
}
