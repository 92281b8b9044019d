// Recognizes temporary failures, after which a client may try again: a service is busy, fails, or does not answer in time.

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

/** The error codes of failed connections, such as ECONNREFUSED and ENOTFOUND, but not ENOENT, which is about a file. */
const connection = /^E(?:AI_|ADDR|CONN|HOST|NET|NOTFOUND|PIPE|TIMEDOUT)/;

/** Tells whether an error of any AWS client or of a connection is temporary. */
export function isTemporary(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  return names.has(error.name) || connection.test(String(code)) || ($metadata?.httpStatusCode ?? 0) >= 500;
}
