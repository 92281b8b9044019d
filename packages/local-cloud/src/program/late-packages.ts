// Runs in the program's process: delays the loading of packages until the program uses them.
import module, { createRequire } from "node:module";

/**
 * Puts a stand-in for each package into `require.cache`. The stand-in loads the package when one of its exports is used.
 *
 * @param names CommonJS packages or files; missing ones are ignored
 * @param from the file that they are resolved from
 * @param known exports that need no loading
 */
export function loadLate(names: readonly string[], from: string, known: Record<string, unknown> = {}): void {
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
    }, known);
    cache[file] = entry;
  }
}

/** Returns a proxy of the exports, which loads them at the first use. */
function standIn(load: () => object, known: Record<string, unknown>): unknown {
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
    get(target, key, receiver) {
      // Compiled TypeScript reads this property when it imports a module, and if it is set, nothing else.
      if (key === "__esModule") return true;
      // It then reads the default export, which for a plain CommonJS package is the package itself.
      if (key === "default" && !Reflect.has(exports(), "__esModule")) return exports();
      return known[String(key)] ?? all.get?.(target, key, receiver);
    },
    // A proxy must not report a property that cannot be configured and that its target does not have.
    getOwnPropertyDescriptor(target, key) {
      const descriptor = all.getOwnPropertyDescriptor?.(target, key);
      return descriptor && { ...descriptor, configurable: true };
    },
  });
}

/** The target of each proxy. It can be called, and constructed by `new`, as exports may be. */
const constructible: object = class {}.bind(undefined);
