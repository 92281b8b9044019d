// The environment variables that tell a program how it is run.

/**
 * If it is `1`, the program's process stays alive after the program's end, until its files change. A program that bundles its
 * functions may then write a bundle again when its sources change. The local run reloads the function.
 */
export const watchVariable = "LOCAL_CLOUD_WATCH";

/** If it is `1`, a program that bundles its functions may write a source map beside each bundle's folder. */
export const sourceMapsVariable = "LOCAL_CLOUD_SOURCE_MAPS";
