import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { readSettings } from "../../src/program/settings.ts";
import { folderWith } from "../helpers/folders.ts";

const project = `
name: shop
main: src/
runtime: nodejs
config:
  aws:region: eu-west-1
  size: { type: integer, default: 3 }
  strict: { type: boolean, default: false }
  label: { type: string, default: "" }
  names: { type: array, items: { type: string }, default: [a] }
  options: { type: object, default: {} }
  other:zone: { value: north }
`;

async function read(t: ExecutionContext, stackFile: string, overrides: string[] = [], projectFile = project) {
  const files = { "Pulumi.yaml": projectFile, "Pulumi.dev.yaml": stackFile, "src/index.ts": "" };
  const folder = await folderWith(t, files);
  return { ...readSettings(folder, "dev", overrides) };
}

test("hands settings over as the engine does: texts as they are, all else as JSON", async (t) => {
  const settings = await read(t, "");
  const { folder } = settings;
  t.deepEqual(settings, {
    project: "shop",
    stack: "dev",
    folder,
    cwd: join(folder, "src"),
    entry: ".",
    typescript: true,
    nodeArguments: [],
    values: {
      "aws:region": "eu-west-1",
      "shop:size": "3",
      "shop:strict": "false",
      "shop:label": "",
      "shop:names": '["a"]',
      "shop:options": "{}",
      "other:zone": "north",
    },
    secrets: [],
    variables: {},
    region: "eu-west-1",
  });
});

test("lets the stack win over the project, and an override over both", async (t) => {
  const stack =
    "config:\n  shop:size: 4\n  shop:strict: true\n  shop:names: [b, c]\n  aws:region: eu-west-2\n";
  t.like((await read(t, stack)).values, {
    "aws:region": "eu-west-2",
    "shop:size": "4",
    "shop:strict": "true",
    "shop:names": '["b","c"]',
  });
  const overrides = ["size=5", "shop:label=a=b", 'names=["d"]', "aws:region=eu-west-3"];
  t.like((await read(t, stack, overrides)).values, {
    "aws:region": "eu-west-3",
    "shop:size": "5",
    "shop:label": "a=b",
    "shop:names": '["d"]',
  });
});

test("refuses values of another type, a line each", async (t) => {
  const overrides = ["size=many", "strict=yes", "names=a", "options=[]", "label=5"];
  await t.throwsAsync(read(t, "", overrides), {
    message: [
      'Expected the setting shop:size to be of type integer, got "many".',
      'Expected the setting shop:strict to be of type boolean, got "yes".',
      'Expected the setting shop:names to be of type array<string>, got "a".',
      "Expected the setting shop:options to be of type object, got [].",
    ].join("\n"),
  });
});

test("refuses a stack without a value that the project does not default", async (t) => {
  const required = "name: shop\nmain: src/\nruntime: nodejs\nconfig:\n  owner: { type: string }\n";
  await t.throwsAsync(read(t, "", [], required), {
    message: "Stack dev needs a value for the setting shop:owner.",
  });
  t.is((await read(t, "", ["owner=me"], required)).values["shop:owner"], "me");
});

test("names encrypted settings, wherever the cipher is; an override replaces them", async (t) => {
  const stack =
    "config:\n  shop:label: { secure: v1:AA }\n  shop:options: { a: [{ b: { secure: v1:BB } }] }\n";
  await t.throwsAsync(read(t, stack), {
    message: [
      "The setting shop:label of stack dev is encrypted. Give a value for it with --secret shop:label=….",
      "The setting shop:options of stack dev is encrypted. Give a value for it with --secret shop:options=….",
    ].join("\n"),
  });
  const { values, secrets } = await read(t, stack, ["label=open", "options={}"]);
  t.is(values["shop:label"], "open");
  t.deepEqual(secrets, ["shop:label", "shop:options"]);
});

test("marks what the project declares secret, and refuses plain text for it as Pulumi does", async (t) => {
  const secret =
    "name: shop\nmain: src/\nruntime: nodejs\nconfig:\n  password: { type: string, secret: true, default: none }\n";
  for (const stack of ["", "config:\n  shop:password: none\n"]) {
    await t.throwsAsync(read(t, stack, [], secret), {
      message:
        "Expected the setting shop:password to be encrypted, as Pulumi.yaml declares it secret, got plain text. Pulumi refuses that. " +
        "Run `pulumi config set --secret shop:password`, and give the local run its value with --secret shop:password=….",
    });
  }
  t.deepEqual((await read(t, "", ["password=open"], secret)).secrets, ["shop:password"]);
});

test("lists the stacks that exist when asked for another", async (t) => {
  const folder = await folderWith(t, {
    "Pulumi.yaml": project,
    "Pulumi.dev.yaml": "",
    "Pulumi.prod.yaml": "",
    "src/index.ts": "",
  });
  t.throws(() => readSettings(folder, "test"), {
    message: "There is no stack test. Choose one of: dev, prod.",
  });
});

test("refuses an override without a key or a value", async (t) => {
  await t.throwsAsync(read(t, "", ["size"]), { message: 'Expected --config key=value, got "size".' });
  await t.throwsAsync(read(t, "", ["=3"]), { message: 'Expected --config key=value, got "=3".' });
});

test("says which file it cannot read, in one line", async (t) => {
  await t.throwsAsync(read(t, "config: [unclosed"), {
    message: /^Cannot read \S+Pulumi\.dev\.yaml: [^\n]+$/,
  });
  await t.throwsAsync(read(t, "- config"), {
    message: /^Expected \S+Pulumi\.dev\.yaml to be a mapping, got something else\.$/,
  });
  await t.throwsAsync(read(t, "config: [size]"), {
    message: /^Expected `config` of \S+Pulumi\.dev\.yaml to be a mapping, got something else\.$/,
  });
  await t.throwsAsync(read(t, "", [], "- config"), {
    message: /^Expected \S+Pulumi\.yaml to be a mapping, got something else\.$/,
  });
});

test("says where it looked for the program", async (t) => {
  await t.throwsAsync(read(t, "", [], "name: shop\nmain: lost/\nruntime: nodejs\n"), {
    message: /^Found no program at \S+lost\. /,
  });
});
