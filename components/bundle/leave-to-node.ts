// Leaves external packages out of a bundle. Node finds them in `node_modules` beside it.
import type { Plugin } from "esbuild";

/** Returns the plugin that keeps every import of these packages, and of paths inside them, out of the bundle. */
export function leaveToNode(packages: string[]): Plugin {
  return {
    name: "leave-to-node",
    setup({ onResolve }) {
      if (packages.length > 0)
        onResolve({ filter: leftToNode(packages) }, ({ path }) => ({ path, external: true }));
    },
  };
}

/** Returns a pattern that matches the packages and paths inside them. Without packages it matches nothing. */
export function leftToNode(packages: string[] = []): RegExp {
  const names = packages.map((name) => name.replaceAll(".", "\\."));
  return names.length > 0 ? new RegExp(`^(?:${names.join("|")})(?:/|$)`) : /(?!)/;
}
