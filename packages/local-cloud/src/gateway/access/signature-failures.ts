// The failures of a request's signature, with a REST API's messages.
import { createHash } from "node:crypto";

/** The reason why a signature is refused. A REST API answers with `message`. */
export interface SignatureFailure {
  type:
    | "MissingAuthenticationTokenException"
    | "IncompleteSignatureException"
    | "UnrecognizedClientException"
    | "InvalidSignatureException";
  message: string;
}

/** The failure of a request without credentials. */
export const missingToken: SignatureFailure = {
  type: "MissingAuthenticationTokenException",
  message: "Missing Authentication Token",
};

/** The failure of a request with an unknown access key or session token. */
export const unrecognized: SignatureFailure = {
  type: "UnrecognizedClientException",
  message: "The security token included in the request is invalid.",
};

/** The failure of a request that was changed, or signed with another secret key. */
export const mismatch: SignatureFailure = invalid(
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access" +
    " Key and signing method. Consult the service documentation for details.",
);

/** Returns the failure of a complete signature that is not valid. */
export function invalid(message: string): SignatureFailure {
  return { type: "InvalidSignatureException", message };
}

/** Returns the failure of an `Authorization` header that is not a signature. A REST API answers it even on an unknown path. */
export function incomplete(authorization: string): SignatureFailure {
  const hash = createHash("sha256").update(authorization).digest("base64");
  return {
    type: "IncompleteSignatureException",
    message:
      "Invalid key=value pair (missing equal-sign) in Authorization header" +
      ` (hashed with SHA-256 and encoded with Base64): '${hash}'.`,
  };
}

/** The failure of a presigned request with missing parameters. */
export const incompleteQuery: SignatureFailure = {
  type: "IncompleteSignatureException",
  message:
    "Expected the query string to have X-Amz-Algorithm, X-Amz-Credential, X-Amz-Date, X-Amz-Expires," +
    " X-Amz-SignedHeaders with the host, and X-Amz-Signature.",
};
