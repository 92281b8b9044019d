// The arguments of UserApi. What each must be, and its default, stand in stack/.
import type * as pulumi from "@pulumi/pulumi";
import type { Fields } from "../../handlers/user/fields.ts";
import type { BundleArgs } from "../bundle/archive/bundle-args.ts";
import type { Replacement } from "../routes/replacements.ts";
import type { RouteArgs } from "../routes/route.ts";
import type { Operation } from "../routes/routes.ts";
import type { Architecture, Auth, Gateway, Unknown } from "./choices.ts";
import type { UserApiTransform } from "./transform.ts";

export interface UserApiArgs {
  /** What a user has besides its id and two times. @default first and last name */
  fields?: Fields;
  /** Operations of your own, served beside those of the users. @default none */
  routes?: RouteArgs[];
  /** Which of the users' operations the API is to do without. @default none */
  without?: Operation[];
  /** Handlers of your own in the places of the users' operations. @default none */
  replace?: Partial<Record<Operation, Replacement>>;

  /** The kind of API Gateway. Changing it replaces the endpoint. @default Gateway.Http */
  gateway?: Gateway;
  /** The REST API's stage, which is the first part of every path. @default "api-demo" */
  stageName?: pulumi.Input<string>;
  /** Requests a second that the gateway lets through on each route. @default 1000 */
  throttleRate?: pulumi.Input<number>;
  /** Requests at once that it lets through on each route before `throttleRate` counts. @default 500 */
  throttleBurst?: pulumi.Input<number>;

  /** Who may call. @default Auth.None */
  auth?: Auth;
  /** Why everybody may call, with `Auth.None`; the API's description says it. @default none */
  openReason?: pulumi.Input<string>;
  /** HTTP API with `Auth.Jwt`: the URL in the tokens' `iss`. @default none */
  jwtIssuer?: pulumi.Input<string>;
  /** HTTP API with `Auth.Jwt`: what the tokens' `aud`, or else `client_id`, may be. @default none */
  jwtAudiences?: pulumi.Input<pulumi.Input<string>[]>;
  /** The scope asked of get and list. @default none */
  jwtReadScope?: pulumi.Input<string>;
  /** The scope asked of create, update and delete. @default none */
  jwtWriteScope?: pulumi.Input<string>;
  /** With `Auth.Jwt`: whether callers have a record of their own, under `/v1/users/me`. @default false */
  self?: boolean;
  /** The scope asked of `/v1/users/me`; a REST API needs one. @default none */
  selfScope?: pulumi.Input<string>;
  /** REST API with `Auth.Jwt`: the Cognito user pool whose tokens are let in. @default none */
  cognitoUserPoolArn?: pulumi.Input<string>;
  /** The origins whose pages may call the API; a REST API takes one. @default none */
  corsOrigins?: string[];
  /** The API's own domain name, inside `hostedZone`; the default endpoint is then switched off. @default none */
  domainName?: string;
  /** The public Route 53 zone that gets the domain's records. @default none */
  hostedZone?: string;
  /** REST API: the WAF web ACL in front of the stage. @default none */
  webAclArn?: pulumi.Input<string>;

  /** What becomes of a body's properties that are no fields. @default Unknown.Ignore */
  unknown?: Unknown;
  /** Memory of each function in MB; its share of a processor grows with it. @default 256 */
  memorySize?: pulumi.Input<number>;
  /** Seconds after which Lambda ends a request; DynamoDB calls end well before. @default 25 */
  timeout?: pulumi.Input<number>;
  /** The functions' processors. @default Architecture.Arm64 */
  architecture?: pulumi.Input<Architecture>;
  /** Requests at once that each function reserves from the account, and is limited to. @default none */
  reservedConcurrency?: pulumi.Input<number>;

  /** Whether the gateway logs each request. @default true for an HTTP API, false for a REST API */
  accessLogs?: boolean;
  /** Days that CloudWatch keeps the logs. @default 30 */
  logRetentionDays?: pulumi.Input<number>;
  /** Whether X-Ray traces requests. @default false */
  tracing?: boolean;
  /** Whether CloudWatch alarms watch the API. @default false */
  alarms?: boolean;
  /** The SNS topic that alarms are sent to. @default none */
  alarmTopicArn?: pulumi.Input<string>;
  /** The address that alarms are mailed to, through a topic of the component's own. @default none */
  alarmEmail?: pulumi.Input<string>;
  /** Whether there is a CloudWatch dashboard. @default false */
  dashboard?: boolean;

  /** Whether the table can be restored to any second of the last 35 days. @default true */
  pointInTimeRecovery?: pulumi.Input<boolean>;
  /** Whether table and log groups resist deletion, by Pulumi and by AWS. @default false */
  protectData?: boolean;
  /** The KMS key that encrypts the table. @default a key that DynamoDB owns */
  kmsKeyArn?: pulumi.Input<string>;
  /** Further regions that hold a replica of the table. @default none */
  replicaRegions?: string[];
  /** The name of a table to use instead of creating one; its partition key is `id`, a string. @default none */
  existingTable?: pulumi.Input<string>;

  /** Tags for every resource that takes them, besides `project` and `stack`. @default none */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** What lies beside the bundle in every function's archive. @default nothing */
  bundle?: BundleArgs;
  /** Changes to the children, kind by kind, for what has no argument of its own. @default none */
  transform?: UserApiTransform;
}

/** The arguments that are a program's alone. */
export const programArgs = ["fields", "routes", "without", "replace", "bundle", "transform"] as const;
export type ProgramArg = (typeof programArgs)[number];

/** The arguments that a stack can set. */
export type SettingName = Exclude<keyof UserApiArgs, ProgramArg>;
