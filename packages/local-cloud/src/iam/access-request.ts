// The question that services ask IAM about each request, and IAM's refusal.

/** A caller's request for one action on one resource. */
export interface AccessRequest {
  accessKeyId: string;
  /** The action as a policy names it, such as `dynamodb:PutItem`. */
  action: string;
  /** The ARN of the resource, or `*` for an operation without one. */
  resource: string;
  /** Returns the condition keys of the request itself, such as `dynamodb:LeadingKeys`. IAM calls it if a policy has a condition. */
  keys?(): Readonly<Record<string, readonly string[]>>;
}

/** The error for a request that is refused, with AWS's type and message. */
export interface Refusal {
  type: "AccessDeniedException" | "UnrecognizedClientException";
  message: string;
}
