// The arguments of UserApi. Their rules and defaults are in stack/.
import type * as pulumi from "@pulumi/pulumi";
import type { Fields } from "../../handlers/user/fields.ts";
import type { BundleArgs } from "../bundle/archive/bundle-args.ts";
import type { Replacement } from "../routes/replacements.ts";
import type { RouteArgs } from "../routes/route.ts";
import type { Operation } from "../routes/routes.ts";
import type { Architecture, Auth, Gateway, Unknown } from "./choices.ts";
import type { UserApiTransform } from "./transform.ts";

/** The arguments of UserApi. All are optional. */
export interface UserApiArgs {
  /**
   * The properties of a user besides `id`, `createdAt` and `updatedAt`.
   *
   * @default `firstName` and `lastName`
   * @example { email: { format: "email", unique: true }, age: { type: "integer", required: false } }
   */
  fields?: Fields;
  /** Your own operations, which the API serves besides the built-in ones. @default none */
  routes?: RouteArgs[];
  /**
   * The built-in operations that the API leaves out.
   *
   * @default none
   * @example ["deleteUser"]
   */
  without?: Operation[];
  /**
   * Your own handlers for built-in operations. Path, method and access stay as they are.
   *
   * @default none
   * @example { updateUser: { handler: () => import("./handlers/update-user.ts"), resolveFrom: import.meta.url } }
   */
  replace?: Partial<Record<Operation, Replacement>>;

  /** The kind of API Gateway. A change replaces the API and its URL. @default Gateway.Http */
  gateway?: Gateway;
  /** REST API: the name of the stage, which is the first part of every path. @default "api-demo" */
  stageName?: pulumi.Input<string>;
  /** The number of requests a second that the gateway accepts on each route. @default 1000 */
  throttleRate?: pulumi.Input<number>;
  /** The number of requests that the gateway accepts at once on each route, before `throttleRate` limits them. @default 500 */
  throttleBurst?: pulumi.Input<number>;

  /** The way in which the gateway authorizes callers: not at all, by AWS signature or by token. @default Auth.None */
  auth?: Auth;
  /** `Auth.None`: the reason why everybody may call the API. It is shown in the API's description. @default none */
  openReason?: pulumi.Input<string>;
  /**
   * HTTP API with `Auth.Jwt`: the issuer's URL, exactly as the claim `iss` has it.
   *
   * @default none
   * @example "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab1Cd2Ef3"
   */
  jwtIssuer?: pulumi.Input<string>;
  /** HTTP API with `Auth.Jwt`: the accepted values of the claim `aud`, or of `client_id` in a token without `aud`. @default none */
  jwtAudiences?: pulumi.Input<pulumi.Input<string>[]>;
  /** The scope that a token needs to get and list users. @default none */
  jwtReadScope?: pulumi.Input<string>;
  /** The scope that a token needs to create, update and delete users. @default none */
  jwtWriteScope?: pulumi.Input<string>;
  /** `Auth.Jwt`: gives each caller a record of its own at `/v1/users/me`. @default false */
  self?: boolean;
  /** `self`: the scope that a token needs for `/v1/users/me`. A REST API requires it. @default none */
  selfScope?: pulumi.Input<string>;
  /** REST API with `Auth.Jwt`: the ARN of the Cognito user pool whose tokens are accepted. @default none */
  cognitoUserPoolArn?: pulumi.Input<string>;
  /**
   * The origins of the web pages that may call the API (CORS). A REST API takes one.
   *
   * @default none
   * @example ["https://app.example.org"]
   */
  corsOrigins?: string[];
  /** A domain name for the API inside `hostedZone`, such as `api.example.org`. It switches the default endpoint off. @default none */
  domainName?: string;
  /** The name of the public Route 53 zone for the DNS records of `domainName`. @default none */
  hostedZone?: string;
  /** REST API: the ARN of the WAF web ACL that protects the stage. @default none */
  webAclArn?: pulumi.Input<string>;

  /** The treatment of properties in a request's body that are no fields. @default Unknown.Ignore */
  unknown?: Unknown;
  /** The memory of each function in MB. CPU grows with it. @default 256 */
  memorySize?: pulumi.Input<number>;
  /** The time limit of each function in seconds. Calls to DynamoDB end well before it. @default 25 */
  timeout?: pulumi.Input<number>;
  /** The processor architecture of the functions. @default Architecture.Arm64 */
  architecture?: pulumi.Input<Architecture>;
  /** The number of requests that each function can run at once. It is reserved from the account's limit. @default none */
  reservedConcurrency?: pulumi.Input<number>;

  /** Turns on the gateway's access log, one JSON line a request. @default true for an HTTP API, false for a REST API */
  accessLogs?: boolean;
  /** The number of days that CloudWatch keeps the logs. @default 30 */
  logRetentionDays?: pulumi.Input<number>;
  /** Turns on X-Ray tracing of the functions and, with a REST API, of the stage. @default false */
  tracing?: boolean;
  /** Creates six CloudWatch alarms: errors and latency, throttling of functions and tables. @default false */
  alarms?: boolean;
  /** `alarms`: the ARN of the SNS topic that alarms are sent to. @default none */
  alarmTopicArn?: pulumi.Input<string>;
  /** `alarms`: the e-mail address that alarms are sent to, through an SNS topic that the component creates. @default none */
  alarmEmail?: pulumi.Input<string>;
  /** Creates a CloudWatch dashboard; its URL is `dashboardUrl`. @default false */
  dashboard?: boolean;

  /** Turns on point-in-time recovery: the table can be restored to any second of the last 35 days. @default true */
  pointInTimeRecovery?: pulumi.Input<boolean>;
  /** Protects the table and the log groups against deletion, by Pulumi and by AWS. @default false */
  protectData?: boolean;
  /** The ARN of the KMS key that encrypts the table. @default a key that DynamoDB owns */
  kmsKeyArn?: pulumi.Input<string>;
  /** Other regions that get a replica of the table, such as `["eu-west-1"]`. @default none */
  replicaRegions?: string[];
  /** The name of a table to use instead of a new one. Its partition key must be `id`, a string. @default none */
  existingTable?: pulumi.Input<string>;

  /** Tags for every resource that takes tags, besides `project` and `stack`, which are always set. @default none */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Packages and files to add to the archive of every function.
   *
   * @default none
   * @example { external: ["pino"], files: ["templates/**"] }
   */
  bundle?: BundleArgs;
  /**
   * Changes to the arguments of child resources, by kind. Use it for a property of AWS that has no argument here.
   *
   * @default none
   * @example { table: { tableClass: "STANDARD_INFREQUENT_ACCESS" } }
   */
  transform?: UserApiTransform;
}

/** The arguments that only a program can give, not a stack's configuration. */
export const programArgs = ["fields", "routes", "without", "replace", "bundle", "transform"] as const;
export type ProgramArg = (typeof programArgs)[number];

/** The names of the arguments that a stack's configuration can set. */
export type SettingName = Exclude<keyof UserApiArgs, ProgramArg>;
