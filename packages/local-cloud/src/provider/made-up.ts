// Makes up texts for outputs whose form the local run does not know, and finds the properties that contain such a text.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { accountId } from "../resources/account.ts";
import { shortType } from "../resources/resource.ts";
import type { Properties } from "../wire/values.ts";
import type { Names } from "./names.ts";

/** Matches the services that the local run serves. Their types get no made-up outputs, because the local run reads no others. */
const servedHere = /^aws:(?:apigateway|apigatewayv2|dynamodb|iam|lambda)\//;

export interface MadeUp {
  /** Returns a text for each string output that the type's class declares, by output name. */
  outputsOf(type: string, name: string, names: Names): Record<string, string>;
  /** Returns a sentence for each property that contains a made-up text. */
  readBy(properties: Properties): string[];
}

/** @param folder the program's folder, whose packages declare the classes */
export function createMadeUp(folder: string): MadeUp {
  const sources = new Map<string, string>();
  const declared = new Map<string, string[]>();
  return {
    outputsOf(type, name, names) {
      if (servedHere.test(type)) return {};
      const outputs = declared.get(type) ?? textsOf(type, folder);
      declared.set(type, outputs);
      return Object.fromEntries(
        outputs.map((output) => {
          const text = textFor(type, name, output, names);
          sources.set(text, `\`${output}\` of ${shortType(type)} ${name}`);
          return [output, text];
        }),
      );
    },
    readBy(properties) {
      if (sources.size === 0) return [];
      const all = JSON.stringify(properties);
      const read = [...sources].filter(([text]) => all.includes(text));
      return read.flatMap(([text, source]) =>
        // The text must start a word, because the end of another output's text may be the same.
        pathsTo(new RegExp(String.raw`(?<![\w-])${text.replace(/[.:/]/g, String.raw`\$&`)}`), properties).map(
          (path) =>
            `\`${path}\` reads ${source}, whose form the local run does not know: it is ${text} here.`,
        ),
      );
    },
  };
}

/** Returns a host under `.invalid`, which never exists (RFC 2606), or a URL or an ARN if the output is one. */
function textFor(type: string, name: string, output: string, { region }: Names): string {
  const [, service = ""] = /^[^:]+:(\w+)/.exec(type) ?? [];
  const host = [output, name, service].map((part) => part.replace(/[^\w-]+/g, "-")).join(".");
  if (/arn$/i.test(output)) return `arn:aws:${service}:${region}:${accountId}:${host}.invalid`;
  return /ur[li]$/i.test(output) ? `https://${host}.invalid/` : `${host}.invalid`;
}

/** Returns the names of a type's string outputs. Those of `aws:rds/cluster:Cluster` are declared in `@pulumi/aws/rds/cluster.d.ts`. */
function textsOf(type: string, folder: string): string[] {
  const [, pack, module, file] = /^([\w-]+):(\w+)\/(\w+):\w+$/.exec(type) ?? [];
  const root = pack && packageFolder(`@pulumi/${pack}`, folder);
  if (!root || !module || !file) return [];
  const path = join(root, module === "index" ? "" : module, `${file}.d.ts`);
  if (!existsSync(path)) return [];
  const members = readFileSync(path, "utf8").matchAll(/^\s+readonly (\w+)!?: pulumi\.Output<string>;$/gm);
  return Array.from(members, ([, name = ""]) => name);
}

function packageFolder(name: string, folder: string): string | undefined {
  try {
    return dirname(createRequire(join(folder, "index.js")).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** Returns the path of each matching text in the properties: `environment.variables.SITE`. */
function pathsTo(text: RegExp, value: unknown, path: string[] = []): string[] {
  if (typeof value === "string") return text.test(value) ? [path.join(".")] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => pathsTo(text, member, [...path, key]));
}
