// Tests the limits of a transform's arguments that AWS checks and the provider does not, just inside and just outside.
import test from "ava";
import { transformLimits } from "../../../../components/settings/checks/transform-limits.ts";
import type { UserApiTransform } from "../../../../components/user-api.ts";
import { failureOf } from "../../../helpers/program-failures.ts";
import { UserApi } from "../../../helpers/program-unbundled.ts";
import { routes } from "../../../helpers/routes.ts";
import { letters } from "../../../helpers/settings.ts";

const ours = { routes, accessLogs: true, corsOrigins: ["https://app.acme.org"], tags: {} };
const one = { ...ours, routes: routes.slice(0, 1), accessLogs: false };
const open = { ...ours, corsOrigins: ["*"] };
const cors = (corsConfiguration: object): UserApiTransform => ({ httpApi: { corsConfiguration } });
const prefix = "Write `namePrefix`, or leave the names to Pulumi.";

const refused: [transform: UserApiTransform, of: typeof ours, fault: string][] = [
  [
    { integration: { timeoutMilliseconds: 30_001 } },
    ours,
    "Expected `transform.integration.timeoutMilliseconds` to be an integer from 50 to 30000, got 30001. " +
      "An HTTP API waits no longer: answer a longer task before it is done.",
  ],
  [
    { integration: { timeoutMilliseconds: 49 } },
    ours,
    "Expected `transform.integration.timeoutMilliseconds` to be an integer from 50 to 30000, got 49. " +
      "An HTTP API waits no longer: answer a longer task before it is done.",
  ],
  [
    { function: { name: "users" } },
    ours,
    `Expected \`transform.function\` to be without \`name\`, as ${routes.length} functions cannot have one name. Leave the names to Pulumi.`,
  ],
  [
    { function: { name: letters(65) } },
    one,
    `Expected \`transform.function.name\` to be at most 64 characters, got 65: "${letters(65)}". Shorten it.`,
  ],
  [
    { function: { description: letters(257) } },
    ours,
    `Expected \`transform.function.description\` to be at most 256 characters, got 257: "${letters(257)}". Shorten it.`,
  ],
  [
    { role: { name: "users" } },
    ours,
    `Expected \`transform.role\` to be without \`name\`, as ${routes.length} roles cannot have one name. ${prefix}`,
  ],
  [
    { logGroup: { name: "users" } },
    ours,
    `Expected \`transform.logGroup\` to be without \`name\`, as ${routes.length + 1} log groups cannot have one name. ${prefix}`,
  ],
  [
    { logGroup: { name: "users" } },
    { ...one, accessLogs: true },
    `Expected \`transform.logGroup\` to be without \`name\`, as 2 log groups cannot have one name. ${prefix}`,
  ],
  [
    { alarm: { name: "users" } },
    ours,
    `Expected \`transform.alarm\` to be without \`name\`, as ${routes.length} alarms cannot have one name. Leave the names to Pulumi.`,
  ],
  [
    { httpStage: { deploymentId: "abc" } },
    ours,
    "Expected `transform.httpStage` to be without `deploymentId`, as the stage deploys itself. " +
      "Take it out, or write `autoDeploy: false` beside it.",
  ],
  [
    { route: { authorizationScopes: [letters(65)] } },
    ours,
    `Expected \`transform.route.authorizationScopes\` to be at most 64 characters, got 65: "${letters(65)}". Shorten it.`,
  ],
  // Source: "allow-credentials is not supported if 'allow-origin' is *": aws/aws-cdk, issue 9076 of 2020-07-15.
  ...([open, ours] as const).map((of): [UserApiTransform, typeof ours, string] => [
    cors({ allowCredentials: true, ...(of === ours && { allowOrigins: ["*"] }) }),
    of,
    'Expected `corsOrigins` to be exact origins, as browsers refuse "*" together with `allowCredentials` in ' +
      "`transform.httpApi.corsConfiguration`. Name the origins, or take `allowCredentials` out.",
  ]),
  [
    cors({ maxAge: 86_401 }),
    ours,
    "Expected `transform.httpApi.corsConfiguration.maxAge` to be from -1 to 86400 seconds, got 86401.",
  ],
  [
    { role: { tags: { Team: "users" } } },
    { ...ours, tags: { team: "users" } },
    "Expected `transform.role.tags` to have keys that differ by more than upper and lower case, as IAM refuses a role otherwise, " +
      "got Team and team. Write team, or take another key.",
  ],
];

for (const [transform, of, fault] of refused) {
  const title = JSON.stringify(transform).slice(0, 100);
  test(`refuses ${title} of ${of.routes.length}, beside ${of.corsOrigins} ${of.accessLogs} ${fault.length}`, (t) => {
    t.deepEqual(transformLimits(transform, of), [fault]);
  });
}

const taken: [transform: UserApiTransform, of: typeof ours][] = [
  [{ integration: { timeoutMilliseconds: 30_000 } }, ours],
  [{ integration: { timeoutMilliseconds: 50 } }, ours],
  [{ integration: { timeoutMilliseconds: Promise.resolve(60_000) } }, ours],
  [
    {
      function: { name: letters(64), description: letters(256) },
      role: { name: "a" },
      logGroup: { name: "a" },
    },
    one,
  ],
  [{ logGroup: { namePrefix: "users-" }, role: { namePrefix: "users-" } }, ours],
  [{ httpStage: { deploymentId: "abc", autoDeploy: false } }, ours],
  [{ route: { authorizationScopes: [letters(64)] } }, ours],
  [cors({ allowCredentials: true, maxAge: 86_400 }), ours],
  [cors({ allowCredentials: true, allowOrigins: ["https://app.acme.org"] }), open],
  [cors({ allowCredentials: false, maxAge: -1 }), open],
  [{ role: { tags: { project: "shop" } } }, ours],
];

for (const [transform, of] of taken) {
  test(`takes ${JSON.stringify(transform).slice(0, 100)} beside ${of.corsOrigins}`, (t) => {
    t.deepEqual(transformLimits(transform, of), []);
  });
}

test.serial("refuses them before any resource", async (t) => {
  const transform = { integration: { timeoutMilliseconds: 60_000 } };
  const { messages, registered } = await failureOf(() => new UserApi("users", { transform }));
  t.regex(messages.join("\n"), /^UserApi "users": Expected `transform\.integration\.timeoutMilliseconds`/);
  t.deepEqual(registered, ["user-api:index:UserApi users"]);
});
