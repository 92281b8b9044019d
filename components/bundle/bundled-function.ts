// A Lambda function made from a callback. Its archive holds only the modules that the callback imports.
import { dirname } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BundleArgs } from "./archive/bundle-args.ts";
import { bundle, type Callback } from "./bundle.ts";

/** Arguments for code from another place, which a bundled function does not use. */
const elsewhere = {
  imageUri: undefined,
  packageType: undefined,
  s3Bucket: undefined,
  s3Key: undefined,
  s3ObjectVersion: undefined,
};

/** The arguments of `aws.lambda.Function`, without those that the bundle decides. */
export type FunctionArgs = Omit<
  aws.lambda.FunctionArgs,
  "code" | "handler" | "runtime" | keyof typeof elsewhere
>;

/** The arguments of a BundledFunction. */
export interface BundledFunctionArgs extends FunctionArgs {
  /** A closure of one line around `import()` of a module that exports `handler(event, context)`. */
  callback: Callback;
  /** The file that contains the callback: `import.meta.url`, or `__filename` in CommonJS. Imports resolve from there. */
  resolveFrom: string;
  /** Packages and files to add to the archive. @default none */
  bundle?: BundleArgs;
}

/**
 * A Lambda function made from a callback. esbuild bundles the callback's imports into one file.
 *
 * `aws.lambda.CallbackFunction` also takes a callback, but it packs all of `node_modules`, needs a role with broad policies, and does not
 * work with a module that uses version 3 of the AWS SDK.
 */
export class BundledFunction extends aws.lambda.Function {
  constructor(name: string, args: BundledFunctionArgs, opts?: pulumi.CustomResourceOptions) {
    const { callback, resolveFrom, bundle: beside, ...functionArgs } = args;
    const code = archiveOf(bundle(name, callback, resolveFrom, beside), beside);
    // Pulumi awaits the promise later and reports its error. Until then Node must not see an unhandled rejection.
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
