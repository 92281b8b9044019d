// Tests the packed component in programs: they install, compile, test and serve it.
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { bundleInMemory, type Callback } from "../../components/bundle/bundle.ts";
import project from "../../package.json" with { type: "json" };
import { routes } from "../helpers/routes.ts";
import { type Installation, install } from "./install.ts";
import { serve } from "./serve.ts";

const { devDependencies } = project;
let installation: Installation;

test.before(async () => {
  const pulumi = ["@pulumi/aws", "@pulumi/pulumi"] as const;
  const versions = pulumi.map((name) => `${name}@${devDependencies[name]}`);
  installation = await install(...versions, "typescript@5.9", "@types/node@24", "bun@1.4");
});

test.after.always(() => installation?.remove());

test.serial(
  "the example, ES modules with a field and a route of their own, passes its own tests",
  async (t) => {
    t.is(await installation.run("own-route", "tsc"), "");
    t.is(await installation.passed("own-route", "index.test.ts"), "2");
    t.is(await installation.passed("own-route", "handlers/find-users-by-email.test.ts"), "1");
  },
);

test.serial("plain CommonJS passes its own tests, with a second copy of Pulumi's SDK too", async (t) => {
  t.is(await installation.passed("commonjs", "index.test.js"), "1");
  const copy = "node_modules/@pulumi/pulumi";
  await cp(join(installation.folder, copy), join(installation.folder, "commonjs", copy), { recursive: true });
  t.is(await installation.passed("commonjs", "index.test.js"), "1");
});

test.serial(
  "the packed local cloud serves the example's own field and route, and its document",
  async (t) => {
    await installation.run("own-route", "npm", "run", "openapi");
    const served = await serve(installation, "own-route");
    const { ask, url } = served;
    const ada = { firstName: "Ada", lastName: "Lovelace", email: "ada@example.org" };
    const created = await ask("POST", "/v1/users", ada);
    t.is(created.status, 201);
    t.like(created.body, ada);
    t.is((await ask("POST", "/v1/users", { ...ada, email: "nobody" })).status, 400);
    t.deepEqual(await ask("GET", "/v1/users-by-email/ada@example.org"), {
      status: 200,
      body: { users: [created.body] },
    });
    t.deepEqual((await ask("GET", "/v1/users-by-email/bob@example.org")).body, { users: [] });
    t.like((await ask("GET", "/v1/users-by-email/nobody")).body, { status: 400, title: "Invalid input" });
    // biome-ignore lint/suspicious/noExplicitAny: a document of any shape
    const document: any = await (await fetch(new URL("/openapi.json", url))).json();
    t.like(document, { info: { title: "People" }, security: [] });
    t.true("/v1/users-by-email/{email}" in document.paths);
    t.true("email" in document.components.schemas.User.properties);
    t.is(await served.stop(), 0);
  },
);

test.serial("the README's program passes the README's tests, and is served", async (t) => {
  t.is(await installation.passed("readme", "index.test.ts"), "1");
  t.is(await installation.passed("readme", "cloud.test.ts"), "2");
  const { ask, stop } = await serve(installation, "readme");
  const ada = { firstName: "Ada", lastName: "Lovelace", email: "ada@example.org", plan: "free" };
  t.like(await ask("POST", "/v1/users", ada), { status: 201, body: ada });
  t.is(await stop(), 0);
});

test.serial("a REST API asks for @pulumi/awsx, and is made once it is installed", async (t) => {
  t.is(
    await installation.run("bun", "node", "rest.js"),
    'UserApi "users": `gateway: rest` needs the package @pulumi/awsx, which is not installed. ' +
      "Run `npm install @pulumi/awsx@3`, or use `gateway: http`.",
  );
  const awsx = `@pulumi/awsx@${devDependencies["@pulumi/awsx"]}`;
  await installation.run(".", "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", awsx);
  t.is(await installation.run("bun", "node", "rest.js"), "");
});

for (const program of ["commonjs", "template"]) {
  test.serial(`the packed local cloud serves the own route of ${program}`, async (t) => {
    const { ask, stop } = await serve(installation, program);
    t.deepEqual(await ask("GET", "/v1/users-by-email/ada@example.org"), {
      status: 200,
      body: { email: "ada@example.org" },
    });
    t.is(await stop(), 0);
  });
}

test.serial("the package and a checkout bundle the same code, except for mangled names", async (t) => {
  const packed = join(installation.folder, "node_modules/@user-api/pulumi");
  await cp(join(import.meta.dirname, "../../handlers"), join(packed, "sources/handlers"), {
    recursive: true,
  });
  for (const { slug } of routes) {
    const code = async (file: string) => {
      const callback: Callback = Object.assign(async () => ({ handler: async () => {} }), {
        toString: () => `() => import("./handlers/${file}")`,
      });
      const folder = file.endsWith(".ts") ? "sources" : "dist";
      return (await bundleInMemory(slug, callback, join(packed, folder, "index.js"))).code;
    };
    const [source, built] = [await code(`${slug}.ts`), await code(`${slug}.js`)];
    t.is(source.length, built.length, slug);
    t.true(withoutNames(source) === withoutNames(built), slug);
  }
});

/** Replaces all names that are as short as mangled ones by one name. */
function withoutNames(code: string): string {
  return code.replace(/(?<![\w$])[A-Za-z_$][\w$]{0,2}(?![\w$])/g, "_");
}

test.serial("Bun runs the program, and bundles the same bytes as Node", async (t) => {
  const planned = async (command: string) => JSON.parse(await installation.run("bun", command, "plan.js"));
  const [byBun, byNode] = [await planned("bun"), await planned("node")];
  t.deepEqual([byBun.isBun, byNode.isBun], [true, false]);
  t.is(Object.keys(byBun.bundles).length, routes.length);
  t.deepEqual(byBun.bundles, byNode.bundles);
});

test.serial(
  "npm installs in the unpacked component, as the engine does, and nothing of a checkout is named in it",
  async (t) => {
    const packed = join(installation.folder, "node_modules/@user-api/pulumi");
    await cp(packed, join(installation.folder, "unpacked"), { recursive: true });
    const options = ["--omit=dev", "--prefer-offline", "--no-audit", "--no-fund"];
    await installation.run("unpacked", "npm", "install", ...options);
    const manifest = JSON.parse(await readFile(join(packed, "package.json"), "utf8"));
    t.deepEqual(Object.keys(manifest), [
      ...[
        "name",
        "version",
        "description",
        "license",
        "private",
        "type",
        "engines",
        "exports",
        "main",
        "types",
      ],
      ...["bin", "typesVersions", "files", "dependencies", "peerDependencies", "peerDependenciesMeta"],
    ]);
  },
);

test.serial("npx finds the local cloud, and git ignores its bundles", async (t) => {
  t.regex(
    await installation.run("own-route", "npx", "--no-install", "local-cloud", "--help"),
    /^Serves the API/,
  );
  const ignored = await readFile(join(installation.folder, "own-route/.bundles/.gitignore"), "utf8");
  t.is(ignored, "*\n");
});

for (const [module, resolution] of [
  ["commonjs", "node"],
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
] as const) {
  test(`tsc finds nothing in the template's program with moduleResolution ${resolution}`, async (t) => {
    const options = ["--module", module, "--moduleResolution", resolution, "--outDir", `bin/${resolution}`];
    t.is(await installation.run("template", "tsc", ...options), "");
    // A bundler gets ES modules.
    if (module !== "esnext")
      t.is(await installation.passed("template", `bin/${resolution}/index.test.js`), "1");
  });
}

test("the local cloud runs a program by the SDK's own runner", async (t) => {
  t.is(await installation.passed("local", "index.test.mjs"), "1");
});
