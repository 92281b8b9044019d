// The settings for access: authorization, tokens, CORS, domain name and web ACL.

import { boolean, list, oneOf, text } from "../../tools/rules.ts";
import { Auth } from "../choices.ts";
import { arn } from "./arn.ts";
import type { Setting } from "./setting.ts";

const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
/** The last label has only letters, or is in another script: `xn--p1ai`. */
const names = `(${label}\\.)+([a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])`;
const https = /^https:\/\/[^\s/?#]+[^\s?#]*$/;
/** The URL of an issuer on this machine, which only a local run can reach. */
export const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;
const scope = /^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/;

export const accessSettings = {
  auth: {
    plain: true,
    rule: oneOf(Auth),
    default: Auth.None,
    description: "who may call: `none` (everybody, with a warning outside dev), `iam` or `jwt`",
  },
  openReason: {
    rule: text("a line of 1 to 200 characters", /^[^\p{Cc}]{1,200}$/u),
    description: "the reason why everybody may call, with `auth: none`; the API's description shows it",
  },
  jwtIssuer: {
    rule: text("an https URL, the `iss` of your tokens", new RegExp(`${https.source}|${loopback.source}`)),
    description: "the URL in the tokens' `iss`, for `http` with `jwt`",
  },
  jwtAudiences: {
    // One authorizer takes 50: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    rule: list(
      "a list of at most 50 different texts of 1 to 256 characters without spaces or commas, the `aud` or `client_id` of your tokens",
      (item) => /^[^\s,]{1,256}$/.test(item),
      (audiences) => audiences.length <= 50 && new Set(audiences).size === audiences.length,
    ),
    default: [],
    description: "the accepted values of the tokens' `aud`, or else `client_id`, for `http` with `jwt`",
  },
  jwtReadScope: {
    rule: text("a scope", scope),
    description: "the scope that a token needs to get and list; none if unset",
  },
  jwtWriteScope: {
    rule: text("a scope", scope),
    description: "the scope that a token needs to create, update and delete; none if unset",
  },
  self: {
    plain: true,
    rule: boolean(),
    default: false,
    description:
      "gives callers [their own user](authorization.md#one-user-for-each-caller), `/v1/users/me`, with `jwt`",
  },
  selfScope: {
    rule: text("a scope", scope),
    description: "the scope that a token needs for `/v1/users/me`; required with `rest`",
  },
  cognitoUserPoolArn: {
    rule: arn("a Cognito user pool", "cognito-idp", "userpool/\\S+", "userpool/eu-central-1_Ab1Cd2Ef3"),
    description: "the ARN of the Cognito user pool, for `rest` with `jwt`",
  },
  corsOrigins: {
    plain: true,
    rule: list(
      'a list of exact origins such as "https://app.example.org", or ["*"]',
      isOrigin,
      (origins) => origins.length === 1 || !origins.includes("*"),
    ),
    default: [],
    description: 'origins whose pages may call; a REST API takes one; `["*"]` with `auth: none` only',
  },
  domainName: {
    plain: true,
    // The first name of a certificate has at most 64 characters: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
    rule: text(
      "a domain name in lower case of at most 64 characters, the limit of its certificate",
      new RegExp(`^(?=.{1,64}$)${names}$`),
    ),
    description: "a domain name for the API; the default endpoint is then switched off",
  },
  hostedZone: {
    plain: true,
    rule: text("the name of a Route 53 zone in lower case", new RegExp(`^(?=.{1,253}$)${names}$`)),
    description: "the public Route 53 zone that gets the name's records",
    cost: "0.50 for the zone",
  },
  webAclArn: {
    rule: arn("a regional WAF web ACL", "wafv2", "regional/webacl/\\S+", "regional/webacl/users/<id>"),
    description: "the ARN of the WAF web ACL in front of a REST API's stage",
    cost: "5.00 for the ACL, 1.00 for each rule, 0.60 for the requests",
  },
} satisfies Record<string, Setting>;

function isOrigin(origin: string): boolean {
  return (
    origin === "*" ||
    (URL.canParse(origin) && /^https?:[^*]+$/.test(origin) && new URL(origin).origin === origin)
  );
}
