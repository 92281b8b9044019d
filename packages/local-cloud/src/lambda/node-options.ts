// Makes the command-line options with which Node runs a function.

/** The settings of a function that decide the options. */
export interface NodeSettings {
  /** The function's memory in MB. It limits V8's heap. */
  memorySize: number;
  /** The function's runtime: `nodejs24.x`. */
  runtime?: string;
  /** The function's environment variables. */
  env: Record<string, string>;
}

/**
 * Returns the options. V8's heap is limited by the function's memory. Lambda runs one environment per machine, but here many share
 * one: so V8 gets little memory for new objects, and no background threads. At 32 connections, all processes together take 410 MB. Without
 * the limit for new objects they take 530 MB, and with concurrent compilation 510 MB. Garbage collection on several
 * threads takes a fifth more CPU time for each request.
 */
export function nodeOptions(options: NodeSettings): string[] {
  return [
    "--disable-warning=ExperimentalWarning",
    `--max-old-space-size=${Math.floor(options.memorySize * 0.9)}`,
    "--max-semi-space-size=2",
    "--single-threaded-gc",
    "--no-concurrent-recompilation",
    ...switchedOff(options),
  ];
}

/** The features that Lambda switches off in older runtimes: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html */
const features: Record<string, string[]> = {
  "nodejs20.x": ["require-module"],
  "nodejs22.x": ["require-module", "detect-module"],
};

/** Returns the options that switch features off, except those that the function's own `NODE_OPTIONS` switch on. */
function switchedOff({ runtime = "", env }: NodeSettings): string[] {
  const own = env.NODE_OPTIONS?.split(/\s+/) ?? [];
  return (features[runtime] ?? [])
    .filter((feature) => !own.includes(`--experimental-${feature}`))
    .map((feature) => `--no-experimental-${feature}`);
}
