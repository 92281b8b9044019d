// The policy `packages-are-small`: a cold start loads the whole package of a function, so the package must be small.
import { stat } from "node:fs/promises";
import type { Policy } from "./policy.ts";

/** The largest package in bytes, not zipped. A function of the component has about half of it. */
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
          `Expected \`code\` to have at most ${most} bytes, got ${size}. Find the large package in the metafile of the bundle.`,
        ];
  },
};

/** An archive or a file in it. In Pulumi's SDK its properties are promises; an engine has resolved them. */
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

/** Returns the properties without Pulumi's proxy around them. The proxy wraps promises too, and a wrapped promise cannot be awaited. */
function itself(part: Part): Part {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(part));
  return Object.fromEntries(properties.map(([name, { value }]) => [name, value]));
}
