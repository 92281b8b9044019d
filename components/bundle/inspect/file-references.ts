// Finds the files that a module reads beside itself, as far as its code shows them.
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { AnyNode, NewExpression, Node } from "acorn";
import { javascriptOf, treeOf } from "./syntax.ts";

/** The references to files in a module. */
export interface FileReferences {
  /** The absolute paths of existing files that it names. */
  files: string[];
  /** True when it also uses its folder in a way that shows no file, and can read files or start workers. */
  others: boolean;
  /** True when it creates a `Worker`. */
  startsWorkers: boolean;
  /** True when it passes a `transport` to something, as to a logger. */
  hasTransport: boolean;
}

const none: FileReferences = { files: [], others: false, startsWorkers: false, hasTransport: false };

const readers = /["'`](node:)?(fs|fs\/promises|worker_threads|child_process)["'`]/;

/** Finds the references in a module's code. */
export async function fileReferences(file: string): Promise<FileReferences> {
  const { full } = await import("acorn-walk");
  const code = await javascriptOf(file);
  const found = new Map<Node, string>();
  const places: Node[] = [];
  let [startsWorkers, hasTransport] = [false, false];
  const tree = await treeOf(code);
  if (!tree) return none;
  full(tree, (node) => {
    const one = node as AnyNode;
    const path = pathOf(one, file);
    if (path !== undefined) found.set(one, path);
    if (isPlace(one)) places.push(one);
    if (one.type === "NewExpression" && nameOf(one.callee) === "Worker") startsWorkers = true;
    if (one.type === "Property" && nameOf(one.key) === "transport") hasTransport = true;
    if (one.type === "CallExpression" && one.callee.type === "MemberExpression")
      hasTransport ||= nameOf(one.callee) === "transport";
  });
  const files = [...found].filter(([, path]) => existsSync(path) && statSync(path).isFile());
  const isTold = (place: Node) => files.some(([node]) => node.start <= place.start && place.end <= node.end);
  return {
    files: [...new Set(files.map(([, path]) => path))],
    others: readers.test(code) && !places.every(isTold),
    startsWorkers,
    hasTransport,
  };
}

/** Tells whether a node uses the module's place: `__dirname`, `import.meta.dirname`, or a URL made from `import.meta.url`. */
function isPlace(node: AnyNode): boolean {
  return isFolder(node) || (isUrl(node) && node.arguments.length > 1 && isMeta(node.arguments[1], "url"));
}

/** Returns a path that the code builds from the module's folder. There may be no such file. */
function pathOf(node: AnyNode, file: string): string | undefined {
  if (isUrl(node) && isMeta(node.arguments[1], "url")) {
    const path = textOf(node.arguments[0]);
    if (path === undefined) return undefined;
    const base = pathToFileURL(file).href;
    return /^\.{0,2}[\w/]/.test(path) && !/^\w+:/.test(path) ? fileURLToPath(new URL(path, base)) : undefined;
  }
  const parts = partsOf(node);
  return parts && resolve(dirname(file), ...parts);
}

/** Returns the parts after the folder in `join(__dirname, …)`, `__dirname + "/…"` and `${__dirname}/…`. */
function partsOf(node: AnyNode): string[] | undefined {
  if (node.type === "CallExpression" && /^(join|resolve)$/.test(nameOf(node.callee) ?? "")) {
    const [first, ...rest] = node.arguments;
    const texts = rest.map(textOf);
    return isFolder(first) && texts.length > 0 && !texts.includes(undefined)
      ? (texts as string[])
      : undefined;
  }
  const behind =
    node.type === "BinaryExpression" && node.operator === "+" && isFolder(node.left)
      ? textOf(node.right)
      : node.type === "TemplateLiteral" && node.expressions.length === 1 && isFolder(node.expressions[0])
        ? node.quasis[0]?.value.raw === "" && node.quasis[1]?.value.cooked
        : undefined;
  return typeof behind === "string" ? [`.${behind}`] : undefined;
}

function isFolder(node: AnyNode | undefined | null): boolean {
  return (node?.type === "Identifier" && node.name === "__dirname") || isMeta(node, "dirname");
}

function isMeta(node: AnyNode | undefined | null, property: string): boolean {
  return (
    node?.type === "MemberExpression" &&
    node.object.type === "MetaProperty" &&
    nameOf(node.property) === property
  );
}

function isUrl(node: AnyNode): node is NewExpression {
  return node.type === "NewExpression" && nameOf(node.callee) === "URL";
}

function textOf(node: AnyNode | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  return node?.type === "TemplateLiteral" && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}

/** Returns `x` for `x`, `a.x` and `(0, a.x)`. */
function nameOf(node: AnyNode): string | undefined {
  if (node.type === "Identifier") return node.name;
  if (node.type === "MemberExpression") return nameOf(node.property);
  return node.type === "SequenceExpression" ? nameOf(node.expressions.at(-1) as AnyNode) : undefined;
}
