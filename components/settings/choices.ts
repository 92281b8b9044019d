// The values of arguments that take one of a few.

/** The kinds of API Gateway. */
export const Gateway = {
  /** An HTTP API (API Gateway v2): cheaper and faster, with one Pulumi resource for each route. */
  Http: "http",
  /** A REST API (API Gateway v1), defined by a Swagger 2.0 body: it takes a WAF web ACL, and its paths begin with the stage. */
  Rest: "rest",
} as const;
export type Gateway = (typeof Gateway)[keyof typeof Gateway];

/** The processor architectures that Lambda offers. */
export const Architecture = { Arm64: "arm64", X86: "x86_64" } as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/** The ways in which the gateway authorizes callers. */
export const Auth = {
  /** No authorization: everybody may call the API. */
  None: "none",
  /** IAM: callers sign their requests with AWS credentials, and their policies must allow `execute-api:Invoke`. */
  Iam: "iam",
  /** Tokens: from `jwtIssuer` with an HTTP API, from `cognitoUserPoolArn` with a REST API. */
  Jwt: "jwt",
} as const;
export type Auth = (typeof Auth)[keyof typeof Auth];

/** The treatments of properties in a request's body that are no fields of a user. */
export const Unknown = {
  /** The handlers ignore unknown properties. */
  Ignore: "ignore",
  /** The handlers answer 400 and name each unknown property. They still ignore `id`, `createdAt` and `updatedAt`. */
  Refuse: "refuse",
} as const;
export type Unknown = (typeof Unknown)[keyof typeof Unknown];
