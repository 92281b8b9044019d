// Checks the component's name and the slugs of its routes: both become parts of names in AWS.
import { pathsOf, type Route, type RouteArgs } from "../routes/route.ts";

/** The length of the suffix by which Pulumi makes names unique: a hyphen and seven hexadecimal digits. */
const suffixLength = 8;
// The limit of roles and functions: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and
// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html. Log groups (512) and alarms (255) may have longer names.
const ofFunction = 64 - suffixLength;
// The limit of permissions, whose names contain the path: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
const ofPermission = 100 - suffixLength;

/**
 * Returns one sentence when AWS would refuse the component's name as a part of its children's names. Otherwise returns one for each
 * route whose slug makes those names too long.
 *
 * @param own the caller's routes among `routes`: the caller can shorten their slugs
 */
export function nameFaults(name: string, routes: Route[], own: RouteArgs[] = []): string[] {
  const ours = routes.filter(({ operation }) => !own.some((route) => route.operation === operation));
  const longest = Math.max("-x".length, ...ours.map(({ slug }) => `-${slug}`.length));
  const length = ofFunction - longest;
  if (/^[A-Za-z\d_-]+$/.test(name) && name.length <= length)
    return routes.flatMap((route) => slugFaults(name, route));
  return [
    `Expected the component's name to be 1 to ${length} letters, digits, hyphens or underscores, so that AWS takes ` +
      `the names of its functions and roles, got ${JSON.stringify(name)} (${name.length}).`,
  ];
}

function slugFaults(name: string, route: Route): string[] {
  const { operation, slug } = route;
  const room = ofFunction - `${name}-`.length;
  if (slug.length > room)
    return [
      `Route ${operation}: Expected \`slug\` to be at most ${room} characters, so that AWS takes the names of its function and ` +
        `role, which begin with ${name}- and end in ${suffixLength} characters that Pulumi adds, got ${slug} (${slug.length}). ` +
        "Give the route a shorter `slug`.",
    ];
  const longest = ofPermission - `${name}-`.length;
  return pathsOf(route)
    .filter((path) => path.slug.length > longest)
    .map(
      (path) =>
        `Route ${operation}: Expected \`slug\` and a path of \`otherPaths\` to be at most ${longest} characters together, so that ` +
        `Lambda takes the name of its permission, got ${path.slug} (${path.slug.length}). Give the route a shorter \`slug\` or path.`,
    );
}
