// Recognises hosts that only this machine can reach.

/** Tells whether only this machine can reach a host name or address: `localhost`, `127.0.0.1`, `::1` or `[::1]`. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
}
