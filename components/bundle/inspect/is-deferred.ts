// Whether a module asks for a package only when it is used: a driver that the program may have no need of.
import { readFile } from "node:fs/promises";
import type { AnyNode, CallExpression, ImportExpression } from "acorn";
import { treeOf } from "./syntax.ts";

/** @returns whether each `require()` and `import()` of the package stands in a function that loading the module does not call */
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

/** A function that is called where it stands does not wait: `(function () { … })()`. */
function isCalledLater(node: AnyNode, index: number, ancestors: AnyNode[]): boolean {
  if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return false;
  const parent = ancestors[index - 1];
  return !(parent?.type === "CallExpression" && parent.callee === node);
}
