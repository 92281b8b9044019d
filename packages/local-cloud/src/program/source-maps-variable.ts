// The environment variable that tells a program that the local run uses source maps.

/** The variable's name. If it is `1`, a program that bundles its functions may write a source map beside each bundle's folder. */
export const sourceMapsVariable = "LOCAL_CLOUD_SOURCE_MAPS";
