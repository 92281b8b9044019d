// What tells a run to stop.

/** Aborts when the run is told to stop, by a signal or by the end of npm; a second signal ends the process at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  onSignal(() => stop.abort());
  onOrphaned(() => stop.abort());
  return stop.signal;
}

/** A terminal's Ctrl-C arrives twice under npm, which passes it on; a later second one does not wait any longer. */
function onSignal(stop: () => void): void {
  let first: number | undefined;
  const listener = () => {
    first ??= Date.now();
    if (Date.now() - first > 500) process.exit(1);
    stop();
  };
  process.on("SIGINT", listener);
  process.on("SIGTERM", listener);
  process.on("SIGHUP", listener);
}

/** The shell that npm starts does not pass on a SIGTERM: it ends, and leaves this process behind. */
function onOrphaned(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) stop();
  }, 200).unref();
}
