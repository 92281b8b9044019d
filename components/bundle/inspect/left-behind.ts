// What of a bundle's modules looks for files beside itself, which the bundle is no longer beside.
import { readFile } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";
import { type FileReferences, fileReferences } from "./file-references.ts";
import { packageOf } from "./package-of.ts";

export interface LeftBehind {
  /** What is sure to be missed, with the remedy. */
  faults: string[];
  /** What may be missed. */
  warnings: string[];
}

interface Bundle {
  code: string;
  /** Paths of its modules; relative ones count from the program's folder. */
  inputs: Record<string, { bytesInOutput: number }>;
}

const place = /\b__dirname\b|\b__importMetaUrl\b|\bimport\.meta\b/;
// What a plugin provides has its name and a colon in front.
const isModule = /^(?![\w-]{2,}:).*\.[cm]?[jt]sx?$/;
const worthReading = /\b__dirname\b|\bimport\.meta\b|\btransport\b/;

/** @param brought absolute paths of the files that lie beside the bundle, where its own modules look for them */
export async function leftBehind({ code, inputs }: Bundle, brought: Set<string>): Promise<LeftBehind> {
  if (!place.test(code)) return { faults: [], warnings: [] };
  const modules = await Promise.all(
    Object.entries(inputs)
      .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && isModule.test(path))
      .map(([path]) => read(path, code)),
  );
  const own = modules.filter(({ name }) => name === undefined);
  const logger = loggerUse(own);
  const lines = modules.map((module) => {
    if (module.name === undefined) return ofOwn(module, brought);
    return /^(pino|thread-stream)$/.test(module.name) ? logger : ofPackage(module, module.name);
  });
  const all = (kind: keyof LeftBehind) => [...new Set(lines.flatMap((found) => found[kind]))];
  return { faults: all("faults"), warnings: all("warnings") };
}

interface Module extends FileReferences {
  path: string;
  /** The package that it is of. */
  name: string | undefined;
  importsPino: boolean;
}

const none: LeftBehind = { faults: [], warnings: [] };

async function read(path: string, code: string): Promise<Module> {
  const text = await readFile(path, "utf8");
  const found = worthReading.test(text) ? await fileReferences(resolve(path)) : undefined;
  return {
    ...{ others: false, startsWorkers: false, hasTransport: false, ...found },
    // What is not named there was shaken off.
    files: found?.files.filter((file) => code.includes(basename(file))) ?? [],
    ...{ path, name: packageOf(path), importsPino: /["']pino["']/.test(text) },
  };
}

function ofOwn({ path, files, others }: Module, brought: Set<string>): LeftBehind {
  const missing = files.filter((file) => !brought.has(file)).map((file) => relative(process.cwd(), file));
  const names = missing.map((file) => JSON.stringify(file)).join(", ");
  if (missing.length > 0)
    return {
      faults: [
        `${path} needs ${missing.join(", ")} beside it, and the bundle holds modules only. ` +
          `Set \`bundle: { files: [${names}] }\`, which puts it into the archive where the module looks for it.`,
      ],
      warnings: [],
    };
  if (!others || brought.size > 0) return none;
  return {
    faults: [],
    warnings: [
      `${path} looks for files by its own folder, which has no file but the bundle in Lambda. ` +
        "Name those that it reads in `bundle: { files: […] }`, or do not ask for the folder.",
    ],
  };
}

function ofPackage({ path, files, others, startsWorkers }: Module, name: string): LeftBehind {
  const remedy = `\`bundle: { external: ["${name}"] }\`, and the archive has the package as it is.`;
  const missing = files.map((file) => relative(dirname(path), file)).join(", ");
  const isCertain = files.length > 0 && (startsWorkers || !others);
  if (isCertain) return { faults: [`${path} needs ${missing} beside it. Set ${remedy}`], warnings: [] };
  if (files.length === 0 && !others) return none;
  return {
    faults: [],
    warnings: [
      `${path} looks for files beside it, which are not in the bundle. If the function needs them, set ${remedy}`,
    ],
  };
}

/** Pino is a logger with or without workers: what it is given decides. */
function loggerUse(own: Module[]): LeftBehind {
  const users = own.filter(({ hasTransport }) => hasTransport);
  const [direct] = users.filter(({ importsPino }) => importsPino);
  const remedy =
    '`bundle: { external: ["pino"] }`, with the package of the transport, such as "pino-pretty", beside it, ' +
    "and the archive has them as they are.";
  if (direct)
    return {
      faults: [
        `${direct.path} gives pino a transport, which is a worker with files of its own. Set ${remedy}`,
      ],
      warnings: [],
    };
  if (users.length === 0) return none;
  const paths = users.map(({ path }) => path).join(", ");
  return {
    faults: [],
    warnings: [
      `${paths} may give pino a transport, which is a worker with files of its own. If so, set ${remedy}`,
    ],
  };
}
