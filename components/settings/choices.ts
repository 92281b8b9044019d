// The closed sets that some arguments choose from.

/** Which API Gateway serves the routes. */
export const Gateway = {
  /** API Gateway v2, an HTTP API: cheaper, faster, a resource for each route. */
  Http: "http",
  /** API Gateway v1, a REST API from a Swagger 2.0 body: web ACLs, a stage path. */
  Rest: "rest",
} as const;
export type Gateway = (typeof Gateway)[keyof typeof Gateway];

/** The processors the functions run on. */
export const Architecture = { Arm64: "arm64", X86: "x86_64" } as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/** Who may call the API. */
export const Auth = {
  /** Everybody. */
  None: "none",
  /** Callers that sign their requests with AWS credentials and whose IAM policies allow it. */
  Iam: "iam",
  /** Callers with a token: of `jwtIssuer` (HTTP API), of `cognitoUserPoolArn` (REST API). */
  Jwt: "jwt",
} as const;
export type Auth = (typeof Auth)[keyof typeof Auth];

/** What becomes of the properties of a body that are no fields of a user. */
export const Unknown = {
  /** They are passed over. */
  Ignore: "ignore",
  /** The request is a 400 that names each; `id`, `createdAt` and `updatedAt` are still passed over. */
  Refuse: "refuse",
} as const;
export type Unknown = (typeof Unknown)[keyof typeof Unknown];
