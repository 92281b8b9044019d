// Runs in the program's process: loads packages at their first use instead of at `require`.
import module, { createRequire } from "node:module";

/**
 * Replaces packages with stand-ins that load them at their first use.
 *
 * @param names CommonJS packages; a package that is not installed is skipped
 * @param from the file from which the names are resolved
 */
export function loadLate(names: readonly string[], from: string): void {
  const require = createRequire(from);
  const { cache } = require;
  for (const name of names) {
    let file: string;
    try {
      file = require.resolve(name);
    } catch {
      continue;
    }
    const entry = new module.Module(file);
    entry.loaded = true;
    entry.exports = standIn(() => {
      if (cache[file] === entry) delete cache[file];
      return require(file);
    });
    cache[file] = entry;
  }
}

/** Returns a proxy that loads a package's exports at the first use, and passes every operation on to them. */
function standIn(load: () => object): unknown {
  let loaded: object | undefined;
  const exports = () => {
    loaded ??= load();
    return loaded;
  };
  const all: ProxyHandler<object> = {};
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(Reflect)))
    if (typeof value === "function")
      Object.assign(all, { [name]: (_: object, ...rest: unknown[]) => value(exports(), ...rest) });
  return new Proxy(constructible, {
    ...all,
    // Code that TypeScript compiled reads `__esModule` when it imports. If it is set, the code reads nothing else yet.
    get: (target, key, receiver) => key === "__esModule" || all.get?.(target, key, receiver),
    // A proxy must not report a property as non-configurable unless its target has that property too.
    getOwnPropertyDescriptor(target, key) {
      const descriptor = all.getOwnPropertyDescriptor?.(target, key);
      return descriptor && { ...descriptor, configurable: true };
    },
  });
}

/** The proxy's target. It can be called, also with `new`, because exports may be functions or classes. */
const constructible: object = class {}.bind(undefined);
