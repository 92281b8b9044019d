// Turns the signals that stop a process into an `AbortSignal`.

/** Returns a signal that aborts when the process gets a signal, or when npm ends. A second signal ends the process at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  onSignal(() => stop.abort());
  onOrphaned(() => stop.abort());
  return stop.signal;
}

/** Stops at the first signal, and exits at a second one. npm passes Ctrl-C on, so two signals within 500 ms count as one. */
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

/** Stops when the parent process has ended. The shell that npm starts does not pass on a SIGTERM: it ends without this process. */
function onOrphaned(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) stop();
  }, 200).unref();
}
