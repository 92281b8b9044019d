// Which hosts only this machine reaches.

/** Whether a host name or address, as URLs and command lines have it, is this machine's alone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
}
