// `npm run bench`: compares the project's speed and size with the alternatives.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { machine, type Report, toText } from "./report.ts";

const comparisons: Record<string, (runs?: number) => Promise<Report>> = {
  "cold-start": async (runs) => (await import("./cold-start/cold-start.ts")).coldStart(runs),
  preview: async (runs) => (await import("./preview/preview.ts")).preview(runs),
  warm: async (runs) => (await import("./requests/warm.ts")).warm(runs),
  fields: async (runs) => (await import("./requests/fields.ts")).fields(runs),
  unique: async (runs) => (await import("./requests/unique.ts")).unique(runs),
  list: async (runs) => (await import("./requests/list.ts")).list(runs),
  local: async (runs) => (await import("./local/local.ts")).local(runs),
};
const names = [...Object.keys(comparisons), "all"];
const usage = `npm run bench -- [${names.join(" | ")}] [--runs N] [--json FILE]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "string" }, runs: { type: "string" }, help: { type: "boolean" } },
});
const asked = positionals.length > 0 ? positionals : ["all"];
const wrong = asked.find((name) => !names.includes(name));
if (values.help || wrong !== undefined || !/^[1-9]\d*$/.test(values.runs ?? "1")) {
  console.error(
    wrong === undefined
      ? usage
      : `Expected a comparison of this list, got ${JSON.stringify(wrong)}.\n${usage}`,
  );
  process.exit(values.help ? 0 : 1);
}

const runs = values.runs === undefined ? undefined : Number(values.runs);
const reports: Record<string, Report & { minutes: number }> = {};
console.log(`${machine()}.\n`);
for (const name of asked.includes("all") ? Object.keys(comparisons) : asked) {
  const start = performance.now();
  const report = await comparisons[name]?.(runs);
  if (!report) continue;
  const minutes = (performance.now() - start) / 60_000;
  reports[name] = { ...report, minutes };
  console.log(`## ${name}\n\n${toText(report)}\n\nTook ${minutes.toFixed(1)} minutes.\n`);
}
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ machine: machine(), reports }, undefined, 2)}\n`);
// A server that a comparison started may still be listening.
process.exit(0);
