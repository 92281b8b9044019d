// Finds modules in a bundle that read files beside themselves. Beside the bundle those files are missing.
import { readFile } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";
import { type FileReferences, fileReferences } from "./file-references.ts";
import { packageOf } from "./package-of.ts";

/** The messages about missing files. */
export interface LeftBehind {
  /** The messages about files that are missing for certain, with the remedy. */
  faults: string[];
  /** The messages about files that may be missing. */
  warnings: string[];
}

interface Bundle {
  code: string;
  /** The bundle's modules by their paths. A relative path counts from the program's folder. */
  inputs: Record<string, { bytesInOutput: number }>;
}

const place = /\b__dirname\b|\b__importMetaUrl\b|\bimport\.meta\b/;
// The path of a module that a plugin provides begins with the plugin's name and a colon.
const isModule = /^(?![\w-]{2,}:).*\.[cm]?[jt]sx?$/;
const worthReading = /\b__dirname\b|\bimport\.meta\b|\btransport\b/;

/** Checks the modules of a bundle. @param brought the absolute paths of the files that the archive holds for the program's modules */
export async function leftBehind({ code, inputs }: Bundle, brought: Set<string>): Promise<LeftBehind> {
  if (!place.test(code)) return { faults: [], warnings: [] };
  const modules = await Promise.all(
    Object.entries(inputs)
      .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && isModule.test(path))
      .map(([path]) => read(path, code)),
  );
  const own = modules.filter(({ name }) => name === undefined);
  const logger = loggerUse(own);
  const messages = modules.map((module) => {
    if (module.name === undefined) return ofOwn(module, brought);
    return /^(pino|thread-stream)$/.test(module.name) ? logger : ofPackage(module, module.name);
  });
  const all = (kind: keyof Message) => [...new Set(messages.flatMap((one) => one[kind] ?? []))];
  return { faults: all("fault"), warnings: all("warning") };
}

/** The message about one module; empty when nothing is missing. */
interface Message {
  fault?: string;
  warning?: string;
}

interface Module extends FileReferences {
  path: string;
  /** The name of its package; `undefined` for a module of the program. */
  name: string | undefined;
  importsPino: boolean;
}

async function read(path: string, code: string): Promise<Module> {
  const text = await readFile(path, "utf8");
  const found = worthReading.test(text) ? await fileReferences(resolve(path)) : undefined;
  return {
    ...{ others: false, startsWorkers: false, hasTransport: false, ...found },
    // A file that the bundle does not name is in code that esbuild removed.
    files: found?.files.filter((file) => code.includes(basename(file))) ?? [],
    ...{ path, name: packageOf(path), importsPino: /["']pino["']/.test(text) },
  };
}

function ofOwn({ path, files, others }: Module, brought: Set<string>): Message {
  const missing = files.filter((file) => !brought.has(file)).map((file) => relative(process.cwd(), file));
  const names = missing.map((file) => JSON.stringify(file)).join(", ");
  if (missing.length > 0)
    return {
      fault:
        `${path} needs ${missing.join(", ")} beside it, and the bundle holds modules only. ` +
        `Set \`bundle: { files: [${names}] }\`, which adds it to the archive where the module looks for it.`,
    };
  if (!others || brought.size > 0) return {};
  return {
    warning:
      `${path} looks for files in its own folder, which holds only the bundle in Lambda. ` +
      "Name these files in `bundle: { files: […] }`, or do not use the folder.",
  };
}

function ofPackage({ path, files, others, startsWorkers }: Module, name: string): Message {
  const remedy = `\`bundle: { external: ["${name}"] }\`, which adds the unchanged package to the archive.`;
  const missing = files.map((file) => relative(dirname(path), file)).join(", ");
  const isCertain = files.length > 0 && (startsWorkers || !others);
  if (isCertain) return { fault: `${path} needs ${missing} beside it. Set ${remedy}` };
  if (files.length === 0 && !others) return {};
  return {
    warning: `${path} looks for files beside it, which are not in the bundle. If the function needs them, set ${remedy}`,
  };
}

/** Returns the message about pino. This logger starts a worker only when it gets a transport. */
function loggerUse(own: Module[]): Message {
  const users = own.filter(({ hasTransport }) => hasTransport);
  const [direct] = users.filter(({ importsPino }) => importsPino);
  const remedy =
    '`bundle: { external: ["pino"] }`, with the package of the transport, such as "pino-pretty", in the same list: ' +
    "this adds the unchanged packages to the archive.";
  if (direct)
    return {
      fault: `${direct.path} gives pino a transport, which is a worker with files of its own. Set ${remedy}`,
    };
  if (users.length === 0) return {};
  const paths = users.map(({ path }) => path).join(", ");
  return {
    warning: `${paths} may give pino a transport, which is a worker with files of its own. If so, set ${remedy}`,
  };
}
