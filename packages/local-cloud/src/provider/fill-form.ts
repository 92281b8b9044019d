// Fills in the templates of `output-forms.ts`.
import { accountId } from "../resources/account.ts";
import type { Properties } from "../wire/values.ts";
import type { Names } from "./names.ts";

/** Templates by the name of the output. */
export type Form = Record<string, string | Record<string, string>>;

/** Fills in the templates of a resource's outputs. */
export function fillForm(form: Form, inputs: Properties, names: Names): Properties {
  const values = valuesOf(names);
  const fill = (text: string) =>
    text.replace(/\{(=?)(\w+)\}/g, (_, input, key) => String((input ? inputs[key] : values[key]) ?? ""));
  const filled = (part: Form): Properties =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        typeof value === "string" ? fill(value) : filled(value),
      ]),
    );
  return filled(form);
}

function valuesOf({ physical, region, hash, sqs }: Names): Record<string, string> {
  const id = BigInt(`0x${hash}`).toString(36);
  return {
    ...{ name: physical, region, account: accountId, bare: physical.replace(/^\//, "") },
    ...{ hex: hash.slice(0, 17), upperHex: hash.slice(0, 17).toUpperCase(), shortHex: hash.slice(0, 9) },
    ...{ id: id.slice(0, 26), upper: id.slice(0, 13).toUpperCase(), short: id.slice(0, 6) },
    ...{ api: id.slice(0, 10), root: id.slice(0, 7), url: id.slice(0, 32) },
    digits: BigInt(`0x${hash.slice(0, 16)}`).toString(),
    uuid: hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5"),
    website: `s3-website${oldWebsites.has(region) ? "-" : "."}${region}.amazonaws.com`,
    // The SDK sends a message to the queue's URL, even if its endpoint is another.
    queues: sqs ?? `https://sqs.${region}.amazonaws.com`,
  };
}

/** The regions whose website hosts have a hyphen: https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints */
const oldWebsites = new Set([
  ...["us-east-1", "us-west-1", "us-west-2", "ap-northeast-1", "ap-southeast-1", "ap-southeast-2"],
  ...["eu-west-1", "sa-east-1"],
]);
