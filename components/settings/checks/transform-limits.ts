// Finds values in `transform` that AWS would refuse in the middle of an update. Pulumi's AWS provider does not check these.
import type { Route } from "../../routes/route.ts";
import { isPlainObject } from "../../tools/later.ts";
import { show, when } from "../../tools/property-faults.ts";
import type { UserApiTransform } from "../transform.ts";
import { tagFaults } from "./tag-faults.ts";

type Args = Record<string, unknown>;

/** The settings that the child resources have without `transform`. */
interface Ours {
  routes: Route[];
  accessLogs: boolean;
  corsOrigins: string[];
  tags: unknown;
}

/** Returns one sentence for each fault. It skips outputs. */
export function transformLimits(transform: UserApiTransform, ours: Ours): string[] {
  const of = (kind: keyof UserApiTransform) => (transform[kind] ?? {}) as Args;
  return [
    ...nameFaults(of, ours),
    ...lengthFault("transform.function.description", of("function").description, 256),
    ...integrationFaults(of("integration")),
    ...stageFaults(of("httpStage")),
    ...corsFaults(of("httpApi").corsConfiguration, ours),
    ...scopeFaults(of("route").authorizationScopes),
    ...tagsOfRoles(of("role").tags, ours),
  ];
}

/** Refuses a fixed name for a kind with several children: all would get that name, and AWS accepts a name once. */
function nameFaults(of: (kind: keyof UserApiTransform) => Args, { routes, accessLogs }: Ours): string[] {
  const count = routes.length;
  const kinds = [
    { kind: "function", count, what: "functions" },
    { kind: "role", count, what: "roles", prefix: true },
    { kind: "logGroup", count: count + (accessLogs ? 1 : 0), what: "log groups", prefix: true },
    { kind: "alarm", count: 6, what: "alarms" },
  ] as const;
  const shared = kinds
    .filter((one) => one.count > 1 && of(one.kind).name !== undefined)
    .map(({ kind, what, count, ...more }) => {
      const remedy =
        "prefix" in more ? "Write `namePrefix`, or leave the names to Pulumi." : "Leave the names to Pulumi.";
      return `Expected \`transform.${kind}\` to be without \`name\`, as ${count} ${what} cannot have one name. ${remedy}`;
    });
  return [...shared, ...(count > 1 ? [] : lengthFault("transform.function.name", of("function").name, 64))];
}

/** `IntegerWithLengthBetween50And30000` of https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html */
function integrationFaults({ timeoutMilliseconds: time }: Args): string[] {
  return when(
    typeof time === "number" && !(Number.isInteger(time) && time >= 50 && time <= 30_000),
    () =>
      `Expected \`transform.integration.timeoutMilliseconds\` to be an integer from 50 to 30000, got ${time}. ` +
      "An HTTP API waits no longer: answer a longer task before it is done.",
  );
}

function stageFaults({ deploymentId, autoDeploy }: Args): string[] {
  return when(
    deploymentId !== undefined && autoDeploy !== false,
    () =>
      "Expected `transform.httpStage` to be without `deploymentId`, as the stage deploys itself. " +
      "Take it out, or write `autoDeploy: false` beside it.",
  );
}

/** API Gateway's error would be: "allow-credentials is not supported if 'allow-origin' is *". */
function corsFaults(cors: unknown, { corsOrigins }: Ours): string[] {
  if (!isPlainObject(cors)) return [];
  const { allowCredentials, allowOrigins = corsOrigins, maxAge } = cors;
  return [
    ...when(
      allowCredentials === true && Array.isArray(allowOrigins) && allowOrigins.includes("*"),
      () =>
        'Expected `corsOrigins` to be exact origins, as browsers refuse "*" together with `allowCredentials` in ' +
        "`transform.httpApi.corsConfiguration`. Name the origins, or take `allowCredentials` out.",
    ),
    ...when(
      typeof maxAge === "number" && (maxAge < -1 || maxAge > 86_400),
      () =>
        `Expected \`transform.httpApi.corsConfiguration.maxAge\` to be from -1 to 86400 seconds, got ${maxAge}.`,
    ),
  ];
}

function scopeFaults(scopes: unknown): string[] {
  const list = Array.isArray(scopes) ? scopes : [];
  return list.flatMap((scope) => lengthFault("transform.route.authorizationScopes", scope, 64));
}

function tagsOfRoles(theirs: unknown, { tags }: Ours): string[] {
  if (!isPlainObject(theirs)) return [];
  const merged = { ...(isPlainObject(tags) ? tags : {}), ...theirs };
  return tagFaults(merged).map((fault) => fault.replace("`tags`", "`transform.role.tags`"));
}

function lengthFault(place: string, value: unknown, most: number): string[] {
  if (typeof value !== "string" || value.length <= most) return [];
  return [
    `Expected \`${place}\` to be at most ${most} characters, got ${value.length}: ${show(value)}. Shorten it.`,
  ];
}
