// Fills in the templates of `output-forms.ts`.
import { accountId } from "../resources/account.ts";
import type { Names } from "./names.ts";
import { type Form, outputForms } from "./output-forms.ts";

// biome-ignore lint/suspicious/noExplicitAny: properties are as varied as resource types
type Properties = Record<string, any>;

/** Returns the outputs of a resource that the local run does not serve, or `undefined` if their form is not known. */
export function knownOutputs(type: string, inputs: Properties, names: Names): Properties | undefined {
  const form = outputForms[type];
  return form && filled(form, inputs, valuesOf(names));
}

function filled(form: Form, inputs: Properties, values: Record<string, string>): Properties {
  const fill = (text: string) =>
    text.replace(/\{(=?)(\w+)\}/g, (_, input, key) => String((input ? inputs[key] : values[key]) ?? ""));
  return Object.fromEntries(
    Object.entries(form).map(([key, value]) => [
      key,
      typeof value === "string" ? fill(value) : filled(value, inputs, values),
    ]),
  );
}

function valuesOf({ physical, region, hash }: Names): Record<string, string> {
  const id = BigInt(`0x${hash}`).toString(36);
  return {
    ...{ name: physical, region, account: accountId, bare: physical.replace(/^\//, "") },
    ...{ hex: hash.slice(0, 17), upper: id.slice(0, 13).toUpperCase(), short: id.slice(0, 6) },
    ...{ id: id.slice(0, 26), digits: BigInt(`0x${hash.slice(0, 16)}`).toString() },
    uuid: uuidOf(hash),
    website: `s3-website${oldWebsites.has(region) ? "-" : "."}${region}.amazonaws.com`,
  };
}

/** Returns a UUID that is unique to a resource. */
export function uuidOf(hash: string): string {
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/** The regions whose website hosts have a hyphen: https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints */
const oldWebsites = new Set([
  ...["us-east-1", "us-west-1", "us-west-2", "ap-northeast-1", "ap-southeast-1", "ap-southeast-2"],
  ...["eu-west-1", "sa-east-1"],
]);
