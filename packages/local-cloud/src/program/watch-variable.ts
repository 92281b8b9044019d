// The environment variable that tells a program that its files are watched.

/**
 * The variable's name. If it is `1`, the program's process stays alive after the program's end, until its files change. A program
 * that bundles its functions may then write a bundle again when its sources change. The local run reloads the function.
 */
export const watchVariable = "LOCAL_CLOUD_WATCH";
