// How Node is started for a function, as Lambda starts it.

export interface NodeOptions {
  /** MB; V8's heap ends within it. */
  memorySize: number;
  /** `nodejs24.x` */
  runtime?: string;
  /** The function's variables. */
  env: Record<string, string>;
}

/**
 * The heap ends where the function's memory does. New objects get little room, and V8 no threads that compile and collect beside
 * the function, since Lambda runs one environment a machine and here are many.
 */
export function nodeOptions(options: NodeOptions): string[] {
  return [
    "--disable-warning=ExperimentalWarning",
    `--max-old-space-size=${Math.floor(options.memorySize * 0.9)}`,
    "--max-semi-space-size=2",
    "--single-threaded-gc",
    "--no-concurrent-recompilation",
    ...switchedOff(options),
  ];
}

/** What Lambda switches off in its older Nodes: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html */
const features: Record<string, string[]> = {
  "nodejs20.x": ["require-module"],
  "nodejs22.x": ["require-module", "detect-module"],
};

/** Lambda leaves on what the function's own `NODE_OPTIONS` switch on. */
function switchedOff({ runtime = "", env }: NodeOptions): string[] {
  const own = env.NODE_OPTIONS?.split(/\s+/) ?? [];
  return (features[runtime] ?? [])
    .filter((feature) => !own.includes(`--experimental-${feature}`))
    .map((feature) => `--no-experimental-${feature}`);
}
