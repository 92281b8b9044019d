// Why a request is not taken as signed, in the words of a REST API.
import { createHash } from "node:crypto";

/** Why a request is not taken as signed; `message` is what a REST API answers. */
export interface SignatureFailure {
  type:
    | "MissingAuthenticationTokenException"
    | "IncompleteSignatureException"
    | "UnrecognizedClientException"
    | "InvalidSignatureException";
  message: string;
}

/** What a request without any credentials is told. */
export const missingToken: SignatureFailure = {
  type: "MissingAuthenticationTokenException",
  message: "Missing Authentication Token",
};

/** What somebody is told whose key or session nobody gave out. */
export const unrecognized: SignatureFailure = {
  type: "UnrecognizedClientException",
  message: "The security token included in the request is invalid.",
};

/** What is said of a request that was changed, or signed with another secret. */
export const mismatch: SignatureFailure = invalid(
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access" +
    " Key and signing method. Consult the service documentation for details.",
);

/** What is said of a signature that is complete and does not count. */
export function invalid(message: string): SignatureFailure {
  return { type: "InvalidSignatureException", message };
}

/** What a REST API says to an `Authorization` header that is no signature, even on a path it does not know. */
export function incomplete(authorization: string): SignatureFailure {
  const hash = createHash("sha256").update(authorization).digest("base64");
  return {
    type: "IncompleteSignatureException",
    message:
      "Invalid key=value pair (missing equal-sign) in Authorization header" +
      ` (hashed with SHA-256 and encoded with Base64): '${hash}'.`,
  };
}

/** What a REST API says to half a presigned request. */
export const incompleteQuery: SignatureFailure = {
  type: "IncompleteSignatureException",
  message:
    "Expected the query string to have X-Amz-Algorithm, X-Amz-Credential, X-Amz-Date, X-Amz-Expires," +
    " X-Amz-SignedHeaders with the host, and X-Amz-Signature.",
};
