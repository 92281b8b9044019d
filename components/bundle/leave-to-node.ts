// Leaves packages out of a bundle, for Node to find in the `node_modules` beside it.
import type { Plugin } from "esbuild";

/** Every import of these packages, and of what is in them, by whomever. */
export function leaveToNode(packages: string[]): Plugin {
  return {
    name: "leave-to-node",
    setup({ onResolve }) {
      if (packages.length > 0)
        onResolve({ filter: leftToNode(packages) }, ({ path }) => ({ path, external: true }));
    },
  };
}

/** What names one of the packages, or something in one; of no packages, nothing. */
export function leftToNode(packages: string[] = []): RegExp {
  const names = packages.map((name) => name.replaceAll(".", "\\."));
  return names.length > 0 ? new RegExp(`^(?:${names.join("|")})(?:/|$)`) : /(?!)/;
}
