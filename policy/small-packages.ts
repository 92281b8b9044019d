// Functions are small: what is loaded at a cold start is what is used.
import { stat } from "node:fs/promises";
import type { Policy } from "./policy.ts";

/** Bytes, not zipped. A function of ours has half of it. */
const most = 400_000;

export const smallPackages: Policy = {
  name: "packages-are-small",
  description: `The package of a function has at most ${most} bytes before it is zipped.`,
  async ofResource({ type, props }) {
    if (type !== "aws:lambda/function:Function" || !props.code) return [];
    const size = await sizeOf(props.code);
    return size <= most
      ? []
      : [
          `Expected \`code\` to have at most ${most} bytes, got ${size}. Look which package made it grow, by its metafile.`,
        ];
  },
};

/** An archive of Pulumi's, whose parts are promises, or one that an engine has resolved. */
interface Part {
  assets?: Promise<Record<string, Part>> | Record<string, Part>;
  path?: Promise<string> | string;
  text?: Promise<string> | string;
}

async function sizeOf(part: Part): Promise<number> {
  const { assets, path, text } = itself(part);
  const sizes = Object.values((await assets) ?? {}).map(sizeOf);
  const file = await path;
  const own = file === undefined ? Buffer.byteLength((await text) ?? "") : (await stat(file)).size;
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, own);
}

/** The properties without the proxy that Pulumi hands to policies: it stands round promises too, which then cannot be awaited. */
function itself(part: Part): Part {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(part));
  return Object.fromEntries(properties.map(([name, { value }]) => [name, value]));
}
