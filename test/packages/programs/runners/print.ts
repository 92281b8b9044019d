import { bundleOfRoute } from "./bundles.ts";

console.log(JSON.stringify(await bundleOfRoute()));
