// Measures a preview of the program, and one of a plain program with the same API.
import { checkout, installPeers } from "../peers.ts";
import { load } from "../programs.ts";
import { type Report, ratio } from "../report.ts";

const names = { ours: "this project", plain: "plain program of CallbackFunctions" };

/** Runs previews of both in turn. The first pair fills the caches and does not count. */
export async function preview(runs = 7): Promise<Report> {
  const programs = { [names.ours]: checkout, [names.plain]: installPeers().callback };
  const seconds: Record<string, number[]> = { [names.ours]: [], [names.plain]: [] };
  let resources: Record<string, number> = {};
  for (let run = -1; run < runs; run++) {
    for (const [name, folder] of Object.entries(programs)) {
      const loaded = await load(folder, { preview: true, bare: true });
      if (run >= 0) seconds[name]?.push(loaded.milliseconds / 1000);
      resources = { ...resources, [name]: loaded.resources.length };
    }
  }
  const columns = ["resources", "s"];
  const rows = Object.values(names).map((name) => ({ name, figures: [resources[name], seconds[name]] }));
  return {
    title:
      "A preview of the program, by its SDK's own runner as the CLI starts it, against an engine that answers at once (the real one " +
      `adds the same to both): medians (quartiles) of ${runs} alternating pairs.`,
    columns,
    rows,
    ratios: [ratio({ columns, rows }, [names.ours, names.plain], "s", { atMost: 0.4 })],
  };
}
