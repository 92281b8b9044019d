// A Lambda function made from a callback, with only what the callback imports in its archive.
import { dirname } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BundleArgs } from "./archive/bundle-args.ts";
import { bundle, type Callback } from "./bundle.ts";

/** Code from elsewhere, of which a bundled function has none. */
const elsewhere = {
  imageUri: undefined,
  packageType: undefined,
  s3Bucket: undefined,
  s3Key: undefined,
  s3ObjectVersion: undefined,
};

/** Arguments of `aws.lambda.Function` without what the bundle decides. */
export type FunctionArgs = Omit<
  aws.lambda.FunctionArgs,
  "code" | "handler" | "runtime" | keyof typeof elsewhere
>;

export interface BundledFunctionArgs extends FunctionArgs {
  /** A closure of one line around `import()` of a module that exports `handler(event, context)`. */
  callback: Callback;
  /** `import.meta.url` of the file the callback stands in; its imports resolve from there. */
  resolveFrom: string;
  /** What lies beside the bundle in the archive. @default nothing */
  bundle?: BundleArgs;
}

/**
 * `aws.lambda.CallbackFunction` packs all of `node_modules`, needs a role with broad policies and cannot take a
 * module that uses version 3 of the AWS SDK; this one serializes the callback likewise, but lets esbuild resolve
 * its imports into a single file.
 */
export class BundledFunction extends aws.lambda.Function {
  constructor(name: string, args: BundledFunctionArgs, opts?: pulumi.CustomResourceOptions) {
    const { callback, resolveFrom, bundle: beside, ...functionArgs } = args;
    const code = archiveOf(bundle(name, callback, resolveFrom, beside), beside);
    // The runtime awaits it, and tells of its fault, but not before it has awaited the other properties.
    code.catch(() => {});
    const bundled = { code, handler: "index.handler", runtime: "nodejs24.x" };
    super(name, { ...functionArgs, ...elsewhere, ...bundled }, opts);
  }
}

async function archiveOf(
  bundling: Promise<string>,
  { files = [] }: BundleArgs = {},
): Promise<pulumi.asset.Archive> {
  const file = await bundling;
  const isAlone = files.length === 0 && file.endsWith(".js");
  if (!isAlone) return new pulumi.asset.FileArchive(dirname(file));
  return new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.FileAsset(file) });
}
