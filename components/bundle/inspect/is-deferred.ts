// Recognizes a package that a module loads only when a function needs it, such as a database driver.
import { readFile } from "node:fs/promises";
import type { AnyNode, CallExpression, ImportExpression } from "acorn";
import { treeOf } from "./syntax.ts";

/** Tells whether every `require()` and `import()` of the package is in a function, and does not run when the module loads. */
export async function isDeferred(file: string, specifier: string): Promise<boolean> {
  const { ancestor } = await import("acorn-walk");
  const found: boolean[] = [];
  const look = (node: CallExpression | ImportExpression, _: unknown, ancestors: AnyNode[]) => {
    if (specifierOf(node) === specifier) found.push(ancestors.some(isCalledLater));
  };
  const tree = await treeOf(await readFile(file, "utf8"));
  if (tree) ancestor(tree, { CallExpression: look, ImportExpression: look });
  return found.length > 0 && found.every(Boolean);
}

function specifierOf(node: CallExpression | ImportExpression): unknown {
  const source =
    node.type === "ImportExpression"
      ? node.source
      : node.callee.type === "Identifier" && node.callee.name === "require" && node.arguments[0];
  return source && source.type === "Literal" ? source.value : undefined;
}

/** Tells whether a node is a function that is not called at once, unlike `(function () { … })()`. */
function isCalledLater(node: AnyNode, index: number, ancestors: AnyNode[]): boolean {
  if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return false;
  const parent = ancestors[index - 1];
  return !(parent?.type === "CallExpression" && parent.callee === node);
}
