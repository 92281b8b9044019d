// What services ask IAM, and what it answers.

/** What a caller asks of one resource. */
export interface AccessRequest {
  accessKeyId: string;
  /** As a policy spells it: `dynamodb:PutItem`. */
  action: string;
  /** ARN of the resource, or `*` for operations without one. */
  resource: string;
  /** The condition keys of the request itself, such as `dynamodb:LeadingKeys`. Asked for where a policy has a condition. */
  keys?(): Readonly<Record<string, readonly string[]>>;
}

/** Why a request is refused, in AWS's words. */
export interface Refusal {
  type: "AccessDeniedException" | "UnrecognizedClientException";
  message: string;
}
