// Runs in the program's process: lets packages be loaded when they are used, not when they are asked for.
import module, { createRequire } from "node:module";

/**
 * @param names packages or files in CommonJS; those that are not there are left alone
 * @param from the file that they resolve from
 * @param known exports that are there at once, in place of theirs
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

/** Does as the exports do, which are loaded for it. */
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
      // What TypeScript has compiled asks for this as it imports, and for nothing else if it is there.
      if (key === "__esModule") return true;
      // It then takes the default export, which is all of a package in plain CommonJS.
      if (key === "default" && !Reflect.has(exports(), "__esModule")) return exports();
      return known[String(key)] ?? all.get?.(target, key, receiver);
    },
    // A proxy may say of no property that it stays, unless its target has it too.
    getOwnPropertyDescriptor(target, key) {
      const descriptor = all.getOwnPropertyDescriptor?.(target, key);
      return descriptor && { ...descriptor, configurable: true };
    },
  });
}

/** Nothing but callable, with `new` too, as exports may be. */
const constructible: object = class {}.bind(undefined);
