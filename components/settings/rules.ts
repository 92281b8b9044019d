// What each argument of UserApi must be. The component and config.ts check by this one table.

/** How one argument is written and checked. */
export interface Setting {
  type: "string" | "integer" | "boolean" | "array" | "object";
  /** Completes the sentence "Expected `name` to be …". */
  expected: string;
  accepts(value: unknown): boolean;
}

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const domain = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const region = /^[a-z]{2}(-[a-z]+)+-\d$/;
// What every service takes: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
const tagKey = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const scope = /^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/;

export const settings = {
  gateway: oneOf("http", "rest"),
  stageName: text("1 to 128 letters, digits, hyphens or underscores", /^[\w-]{1,128}$/),
  throttleRate: integer(1, 1_000_000),
  throttleBurst: integer(1, 1_000_000),

  auth: oneOf("none", "iam", "jwt"),
  jwtIssuer: {
    type: "string",
    expected: "an https URL, the `iss` of your tokens",
    accepts: (value) =>
      typeof value === "string" && (isLoopback(value) || /^https:\/\/[^\s/?#]+[^\s?#]*$/.test(value)),
  },
  jwtAudience: text("1 to 256 characters, the `aud` or `client_id` of your tokens", /^\S{1,256}$/),
  jwtReadScope: text("a scope", scope),
  jwtWriteScope: text("a scope", scope),
  cognitoUserPoolArn: text(
    "the ARN of a Cognito user pool",
    /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/\S+$/,
  ),
  corsOrigins: {
    type: "array",
    expected: 'a list of exact origins such as "https://app.example.org", or ["*"]',
    accepts: (value) => isListOf(value, isOrigin) && (value.length === 1 || !value.includes("*")),
  },
  domainName: text("a domain name in lower case", domain),
  hostedZone: text("the name of a Route 53 zone in lower case", domain),
  webAclArn: text(
    "the ARN of a regional WAF web ACL",
    /^arn:[\w-]+:wafv2:[\w-]+:\d{12}:regional\/webacl\/\S+$/,
  ),

  memorySize: integer(128, 10_240),
  timeout: integer(1, 30),
  architecture: oneOf("arm64", "x86_64"),
  reservedConcurrency: integer(1, 100_000),

  accessLogs: boolean(),
  logRetentionDays: oneOfNumbers(retentionDays),
  tracing: boolean(),
  alarms: boolean(),
  alarmTopicArn: text("the ARN of an SNS topic", /^arn:[\w-]+:sns:[\w-]+:\d{12}:\S+$/),
  alarmEmail: text("an e-mail address", /^[^\s@]+@[^\s@]+\.[^\s@]+$/),
  dashboard: boolean(),

  pointInTimeRecovery: boolean(),
  protectData: boolean(),
  kmsKeyArn: text("the ARN of a KMS key", /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/\S+$/),
  replicaRegions: {
    type: "array",
    expected: "a list of different regions",
    accepts: (value) => isListOf(value, (item) => region.test(item)) && new Set(value).size === value.length,
  },
  existingTable: text("the name of a table, 3 to 255 letters, digits, _, . or -", /^[\w.-]{3,255}$/),

  tags: {
    type: "object",
    expected:
      "an object of strings of letters, digits, spaces and _.:/=+-@, with keys of 1 to 128 characters that do not start with aws:",
    accepts: (value) =>
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(
        ([key, text]) => tagKey.test(key) && typeof text === "string" && tagValue.test(text),
      ),
  },
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** Whether it is the URL of an issuer on this machine, which only a local run can reach. */
export function isLoopback(url: unknown): boolean {
  return typeof url === "string" && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(url);
}

function isListOf(value: unknown, accepts: (item: string) => boolean): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string" && accepts(item));
}

function isOrigin(origin: string): boolean {
  return (
    origin === "*" ||
    (URL.canParse(origin) && /^https?:[^*]+$/.test(origin) && new URL(origin).origin === origin)
  );
}

function oneOf(...values: string[]): Setting {
  return {
    type: "string",
    expected: `one of ${values.join(", ")}`,
    accepts: (value) => values.includes(value as string),
  };
}

function oneOfNumbers(values: number[]): Setting {
  return {
    type: "integer",
    expected: `one of ${values.join(", ")}`,
    accepts: (value) => values.includes(value as number),
  };
}

function integer(from: number, to: number): Setting {
  return {
    type: "integer",
    expected: `an integer from ${from} to ${to}`,
    accepts: (value) => Number.isInteger(value) && (value as number) >= from && (value as number) <= to,
  };
}

function boolean(): Setting {
  return { type: "boolean", expected: "true or false", accepts: (value) => typeof value === "boolean" };
}

function text(expected: string, pattern: RegExp): Setting {
  return { type: "string", expected, accepts: (value) => typeof value === "string" && pattern.test(value) };
}
