// Tests the imports: folders import downwards only, and there are no circles. Type-only imports count.
import test from "ava";
import { cruise, type IForbiddenRuleType } from "dependency-cruiser";

/** The folders from the top down: each may import the folders after it. Files beside the folders may import all of them. */
const ladders = {
  components: [
    "monitoring",
    "gateway",
    "function",
    "table",
    "settings",
    "routes",
    "fields",
    "bundle",
    "messages",
    "tools",
  ],
  handlers: ["operations", "users", "table", "user", "http"],
  "packages/local-cloud/src": [
    "command",
    "reload",
    "cloud",
    "docs",
    "program",
    "engine",
    "provider",
    "wire",
    "gateway",
    "event-sources",
    "lambda",
    "seed",
    "dynamodb",
    "endpoints",
    "iam",
    "issuer",
    "faults",
    "process",
    "time",
    "server",
    "resources",
  ],
};

const noArrowUp = Object.entries(ladders).flatMap(([folder, rooms]) =>
  rooms.map((room, index): IForbiddenRuleType => {
    const above = ["[^/]+$", ...rooms.slice(0, index).map((each) => `${each}/`)];
    return {
      name: `${folder}/${room} imports what stands above it`,
      from: { path: `^${folder}/${room}/` },
      to: { path: `^${folder}/(?:${above.join("|")})` },
    };
  }),
);

/** No file of `folder` imports a file of the project that is neither in `folder` nor in `others`. */
function keepsTo(folder: string, ...others: string[]): IForbiddenRuleType {
  const allowed = [folder, ...others].join("|");
  return {
    name: `${folder}/ imports what is not its own`,
    from: { path: `^${folder}/` },
    to: { dependencyTypes: ["local"], pathNot: `^(?:${allowed})/|^(?:package.json|fields.ts|routes.ts)$` },
  };
}

const forbidden: IForbiddenRuleType[] = [
  { name: "files import each other in a circle", from: {}, to: { circular: true } },
  {
    name: "folders import each other in a circle",
    scope: "folder",
    from: {},
    to: { circular: true },
  },
  ...noArrowUp,
  {
    name: "an operation of ours imports what a caller's cannot",
    from: { path: "^handlers/[^/]+$", pathNot: "^handlers/index.ts$" },
    // Plain writes are those of `users` on an API without unique fields.
    to: { dependencyTypes: ["local"], pathNot: "^handlers/(?:index|users/plain-users).ts$" },
  },
  keepsTo("handlers"),
  keepsTo("components", "handlers"),
  keepsTo("openapi", "handlers", "components"),
  keepsTo("policy"),
  keepsTo("commands", "handlers"),
  keepsTo("packages/local-cloud/src"),
  keepsTo("plan", "packages/local-cloud/src", "docs/write"),
];

const everything = [
  "bench",
  "commands",
  "components",
  "docs",
  "examples",
  "handlers",
  "openapi",
  "packages",
  "plan",
  "policy",
  "test",
  "index.ts",
  "config.ts",
  "main.js",
  "build.js",
  "pack.js",
  "prepare.js",
];

test("rooms import downwards only, and neither files nor folders go in circles", async (t) => {
  const { output } = await cruise(everything, {
    baseDir: `${import.meta.dirname}/..`,
    ruleSet: { forbidden },
    validate: true,
    metrics: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(?:^|/)(?:dist|\\.bundles)/" },
  });
  if (typeof output === "string") throw new Error(output);
  const types = output.modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ dependencyTypes }) => dependencyTypes.includes("type-only"))
      .map(({ resolved }) => `${source} ${resolved}`),
  );
  t.true(
    types.includes("handlers/http/caller.ts handlers/http/gateway-event.ts"),
    "type-only imports are not seen",
  );
  const of = (source: string) =>
    output.modules.find((module) => module.source === source)?.dependencies ?? [];
  const exported = of("handlers/index.ts").map(({ resolved }) => resolved);
  const beyond = output.modules
    .filter(({ source }) => source.startsWith("handlers/operations/"))
    .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => [source, resolved] as const))
    .filter(([, to]) => !exported.includes(to) && !to.startsWith("handlers/operations/"));
  t.deepEqual(beyond, [], "an operation of ours uses what the index does not export");
  const found = output.summary.violations.map(({ rule, from, to, cycle = [] }) => {
    const path = cycle.length > 0 ? cycle.map(({ name }) => name) : [to];
    return `${rule.name}: ${[from, ...path].join(" → ")}`;
  });
  t.deepEqual(found, []);
});
