// How a program learns that source maps are of use.

/** Set to `1` in a program whose functions run here: whoever bundles in there may write a map beside a bundle's folder. */
export const sourceMapsVariable = "LOCAL_CLOUD_SOURCE_MAPS";
