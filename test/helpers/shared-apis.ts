// The settings of the runs that several test files share: see `shareApi` and `shareApis` in cloud.ts.
import type { UserApiArgs } from "../../components/user-api.ts";
import type { Fields } from "../../handlers/user/fields.ts";

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

const limits = { auth: "iam", throttleBurst: 5, throttleRate: 2 } as const;
const unique: Fields = {
  firstName: {},
  lastName: {},
  email: { format: "email", maxLength: 254, unique: true },
  plan: { values: ["free", "team"], index: true },
};

/** One program with several APIs: callers sign their requests, few requests are let through, a field is unique. */
export const several = {
  signed: { auth: "iam", gateway: "rest" },
  limitedHttp: limits,
  limitedRest: { ...limits, gateway: "rest" },
  uniqueHttp: { fields: unique },
  uniqueRest: { fields: unique, gateway: "rest" },
} satisfies Record<string, UserApiArgs>;
