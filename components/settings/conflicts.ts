// Arguments that make no sense together, or that the chosen gateway cannot honour.
import { gatewayTimeout } from "../routes/limits.ts";
import { tagFaults } from "./checks/tag-faults.ts";
import { tokenFaults } from "./checks/token-faults.ts";
import { defaultsOf } from "./settled.ts";
import { loopback } from "./stack/access.ts";
import type { UserApiArgs } from "./user-api-args.ts";

/** What was given, and the defaults that decide what goes with it. */
type Args = UserApiArgs & Required<Pick<UserApiArgs, "gateway" | "auth" | "alarms">>;

/** One sentence for each conflict: none of them is silently ignored. */
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
      `Expected \`timeout\` to be at most ${limit}, which is how long \`gateway: ${gateway}\` waits, got ${timeout}.`,
    ),
    ...when(
      corsOrigins.includes("*") && auth !== "none",
      'Expected `corsOrigins` to be exact origins, as "*" goes with `auth: none` only.',
    ),
    ...when(
      gateway === "rest" && corsOrigins.length > 1,
      "Expected `corsOrigins` to be one origin with `gateway: rest`, whose own refusals cannot choose among several, " +
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
      "`self` goes with `auth: jwt`, as a token says whose record it is.",
    ),
    ...onlyWith("self: true", args.self === true, args, ["selfScope"]),
    ...when(
      args.self === true && gateway === "rest" && args.selfScope === undefined,
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
    `Expected \`domainName\` to be in the zone ${hostedZone}, got ${JSON.stringify(domainName)}.`,
  );
}

/** Completes the sentence of what an existing table cannot have. */
export const ofOurOwn = "goes with a table of our own; `existingTable` keeps the settings it has.";

function dataConflicts(args: Args): string[] {
  const { alarms, existingTable, replicaRegions = [], kmsKeyArn, protectData, pointInTimeRecovery } = args;
  const adopted = existingTable !== undefined;
  return [
    ...onlyWith("alarms: true", alarms, args, ["alarmTopicArn", "alarmEmail"]),
    ...when(
      args.alarmTopicArn !== undefined && args.alarmEmail !== undefined,
      "Expected `alarmTopicArn` or `alarmEmail`, got both.",
    ),
    ...when(adopted && kmsKeyArn !== undefined, `\`kmsKeyArn\` ${ofOurOwn}`),
    ...when(adopted && replicaRegions.length > 0, `\`replicaRegions\` ${ofOurOwn}`),
    ...when(adopted && protectData === true, `\`protectData\` ${ofOurOwn}`),
    ...when(adopted && pointInTimeRecovery === false, `\`pointInTimeRecovery: false\` ${ofOurOwn}`),
    ...when(
      kmsKeyArn !== undefined && replicaRegions.length > 0,
      "Expected `kmsKeyArn` or `replicaRegions`, got both: each replica would need a key of its own region.",
    ),
  ];
}

/** Names of the ranges that are reserved for examples (RFC 2606), as committed stack files have them. */
const reserved = /^(https:\/\/)?([^/:]+\.)?example(\.(com|net|org))?([:/]|$)/;

function placeholders(args: Args): string[] {
  // With an issuer on this machine the stack runs locally, where no zone is touched.
  const isLocal = typeof args.jwtIssuer === "string" && loopback.test(args.jwtIssuer);
  const names: Name[] = isLocal ? [] : ["jwtIssuer", "domainName", "hostedZone"];
  return names
    .filter((name) => typeof args[name] === "string" && reserved.test(args[name]))
    .map((name) => `Expected \`${name}\` to be your own, got the placeholder ${JSON.stringify(args[name])}.`);
}

/** An empty list is none. */
function isSet(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function onlyWith(condition: string, holds: boolean, args: Args, names: Name[]): string[] {
  return names
    .filter((name) => !holds && isSet(args[name]))
    .map((name) => `\`${name}\` goes with \`${condition}\`.`);
}

function when(condition: boolean, message: string): string[] {
  return condition ? [message] : [];
}
