// Which failures are worth another try by whoever called: those of a service that is busy, fails, or does not answer in time.

const names = new Set([
  "AbortError",
  "ProvisionedThroughputExceededException",
  "ReplicatedWriteConflictException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "TimeoutError",
  "TransactionConflictException",
  "TransactionInProgressException",
]);

/** The system's codes of connections that fail, such as ECONNREFUSED and ENOTFOUND; ENOENT is a file's. */
const connection = /^E(?:AI_|ADDR|CONN|HOST|NET|NOTFOUND|PIPE|TIMEDOUT)/;

/** Whether an error of an AWS client, whichever a handler uses, or of a connection is temporary. */
export function isTemporary(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  return names.has(error.name) || connection.test(String(code)) || ($metadata?.httpStatusCode ?? 0) >= 500;
}
