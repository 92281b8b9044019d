// How a program learns that its files are watched.

/**
 * Set to `1` in the process of a program that stays when it has ended, until its files have changed. Who bundles code in there
 * may write a file that it has registered anew when what it was made from changes: the local run takes it up.
 */
export const watchVariable = "LOCAL_CLOUD_WATCH";
