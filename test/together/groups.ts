// The groups of test files that share a process when all tests run, because they do not need their own.
import { globSync } from "node:fs";
import { resolve } from "node:path";

export const checkout = resolve(import.meta.dirname, "../..");

/**
 * The file patterns by group. A new file in one of these folders joins its group. A pattern with `!` leaves out a file that changes its
 * own process, takes long, has snapshots or is in another group.
 */
export const groups = {
  components: [
    "test/components/*.test.ts",
    "test/components/{fields,function,gateway,messages,monitoring,routes,settings,table,tools}/**/*.test.ts",
    "!test/components/messages/late-fault.test.ts",
    "!test/components/settings/checks/awsx-faults.test.ts",
  ],
  bundle: ["test/components/bundle/**/*.test.ts"],
  handlers: [
    "test/handlers/**/*.test.ts",
    "test/commands/claims/*.test.ts",
    "!test/handlers/table/client.test.ts",
  ],
  apis: [
    "test/e2e/*.test.ts",
    "test/openapi/{http,rest}.test.ts",
    "test/commands/smoke/*.test.ts",
    "!test/e2e/reload.test.ts",
  ],
  programs: [
    "test/stacks.test.ts",
    "test/plan/plan.test.ts",
    "test/components/messages/late-fault.test.ts",
    "test/openapi/other-fields.test.ts",
  ],
  watched: ["test/e2e/reload.test.ts", "test/npm-start.test.ts"],
  engine: [
    "packages/local-cloud/test/engine/**/*.test.ts",
    "packages/local-cloud/test/command/main.test.ts",
    "packages/local-cloud/test/reload/{reload-functions,reload-program}.test.ts",
  ],
  "local-cloud": [
    "packages/*/test/**/*.test.ts",
    "!packages/local-cloud/test/{engine,faults,lambda}/**/*.test.ts",
    "!packages/local-cloud/test/command/{dynamodb,main}.test.ts",
    "!packages/local-cloud/test/program/{idle-memory,late-packages}.test.ts",
    "!packages/local-cloud/test/reload/{reload-functions,reload-program}.test.ts",
  ],
  lambda: [
    "packages/local-cloud/test/{faults,lambda}/**/*.test.ts",
    "packages/local-cloud/test/command/dynamodb.test.ts",
    "packages/local-cloud/test/program/{idle-memory,late-packages}.test.ts",
  ],
  others: [
    "test/*.test.ts",
    "test/{openapi,docs,bench,browser,plan,policy,soak,workflows}/**/*.test.ts",
    "!test/plan/plan.test.ts",
    "!test/{index,npm-start,routes,stacks}.test.ts",
    "!test/openapi/{http,rest,other-fields}.test.ts",
    "!test/soak/{soak,start,claims/claims,transfers/transfers}.test.ts",
  ],
};

/**
 * The entries that take longest, the longest first: groups and files. They begin before all others, so that none is left alone at the end.
 */
export const longest = [
  "test/together/apis.group.ts",
  "test/together/local-cloud.group.ts",
  "test/together/programs.group.ts",
  "test/together/engine.group.ts",
  "test/together/others.group.ts",
  "test/together/handlers.group.ts",
  "test/together/lambda.group.ts",
  "test/together/bundle.group.ts",
  "test/together/components.group.ts",
  "test/together/watched.group.ts",
  "test/routes.test.ts",
];

/** Returns the paths of a group's files, relative to the checkout. */
export function filesOf(group: keyof typeof groups): string[] {
  const isOut = (pattern: string) => pattern.startsWith("!");
  const exclude = groups[group].filter(isOut).map((pattern) => pattern.slice(1));
  return globSync(
    groups[group].filter((pattern) => !isOut(pattern)),
    { cwd: checkout, exclude },
  ).sort();
}
