// What the name of a component may be, and with it the slugs of its routes.
import { pathsOf, type Route, type RouteArgs } from "../routes/route.ts";

/** What Pulumi makes names unique with: a hyphen and seven digits. */
const suffixLength = 8;
// Of a role and of a function: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and
// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html. Log groups (512) and alarms (255) have room for more.
const ofFunction = 64 - suffixLength;
// Of a permission, which has the name of a path: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
const ofPermission = 100 - suffixLength;

/**
 * One sentence for a component's name that AWS would refuse as part of its children's, and else one for each route whose slug makes
 * theirs too long.
 *
 * @param own those of the routes that are the caller's: their slugs can be others
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
        `role, which begin with ${name}- and end in ${suffixLength} characters of Pulumi's, got ${slug} (${slug.length}). ` +
        "Give the route a shorter `slug` of its own.",
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
