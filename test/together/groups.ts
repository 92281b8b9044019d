// The groups of test files that share a process when all tests run, because they do not need their own.
import { globSync } from "node:fs";
import { resolve } from "node:path";

export const checkout = resolve(import.meta.dirname, "../..");

/**
 * The file patterns by group. A new file in one of these folders joins its group. A pattern with `!` leaves out a file that changes or reads its
 * own process, starts other processes, waits long or has snapshots.
 */
export const groups = {
  components: [
    "test/components/*.test.ts",
    "test/components/{fields,function,messages,monitoring,routes,table,tools}/**/*.test.ts",
    "!test/components/messages/late-fault.test.ts",
  ],
  settings: [
    "test/components/{settings,gateway}/**/*.test.ts",
    "!test/components/settings/checks/awsx-faults.test.ts",
  ],
  bundle: ["test/components/bundle/**/*.test.ts", "!test/components/bundle/{rebuild,shown}.test.ts"],
  handlers: ["test/handlers/**/*.test.ts", "!test/handlers/table/{client,timeouts}.test.ts"],
  e2e: [
    "test/e2e/{authorization,denied,http,local-issuer,rest,rest-authorization,unbundled}.test.ts",
    "test/openapi/{http,rest}.test.ts",
  ],
  apis: ["test/e2e/{limits,own-records,unique-fields,unknown-properties}.test.ts"],
  smoke: ["test/commands/smoke/*.test.ts"],
  engine: ["packages/local-cloud/test/engine/**/*.test.ts"],
  "local-cloud": [
    "packages/*/test/**/*.test.ts",
    "!packages/local-cloud/test/{engine,lambda}/**/*.test.ts",
    "!packages/local-cloud/test/command/main.test.ts",
    "!packages/local-cloud/test/program/late-packages.test.ts",
    "!packages/local-cloud/test/reload/{reload-functions,reload-program}.test.ts",
  ],
  lambda: ["packages/local-cloud/test/lambda/**/*.test.ts", "!packages/local-cloud/test/lambda/init.test.ts"],
  others: [
    "test/*.test.ts",
    "test/{openapi,docs,bench,policy,soak,workflows}/**/*.test.ts",
    "test/plan/{options.test.ts,{cost,document,show}/*.test.ts,resources/{changes,dangers,replacing}.test.ts}",
    "!test/{debugging,index,npm-start,routes,stacks}.test.ts",
    "!test/openapi/{http,rest,other-fields}.test.ts",
    "!test/soak/{memory,soak,start,claims/claims,transfers/transfers}.test.ts",
    "!test/policy/pack.test.ts",
  ],
};

/** Returns the paths of a group's files, relative to the checkout. */
export function filesOf(group: keyof typeof groups): string[] {
  const isOut = (pattern: string) => pattern.startsWith("!");
  const exclude = groups[group].filter(isOut).map((pattern) => pattern.slice(1));
  return globSync(
    groups[group].filter((pattern) => !isOut(pattern)),
    { cwd: checkout, exclude },
  ).sort();
}
