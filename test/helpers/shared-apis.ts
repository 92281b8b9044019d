// The settings of the runs that several test files share: see `shareApi` in cloud.ts.

/** Callers have their own records, and a property that is no field is refused. */
const common = ["user-api:self=true", "user-api:selfScope=users/self", "user-api:unknown=refuse"];

/** The prod stack with the local issuer, as a newcomer tries it. */
export const withLocalIssuer = { stack: "prod", config: ["user-api:jwtIssuer=local"] };

/** The same, with the settings above. */
export const withOwnRecords = { stack: "prod", config: ["user-api:jwtIssuer=local", ...common] };

/** The origin whose pages may call the API of `withUserPool`. */
export const origin = "https://app.acme.dev";

/** The rest stack with a user pool of the local issuer. */
export const withUserPool = {
  stack: "rest",
  config: [
    "user-api:auth=jwt",
    "user-api:cognitoUserPoolArn=arn:aws:cognito-idp:eu-central-1:000000000000:userpool/eu-central-1_local",
    "user-api:jwtReadScope=users/read",
    "user-api:jwtWriteScope=users/write",
    `user-api:corsOrigins=["${origin}"]`,
    ...common,
  ],
};
