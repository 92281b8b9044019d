// Tests the settings of access: values just inside and just outside each rule.
import { accessSettings } from "../../../../components/settings/stack/access.ts";
import { letters, testSettings } from "../../../helpers/settings.ts";

const account = "eu-central-1:123456789012";
const origin = "https://app.acme.org";

const numbered = (count: number) => Array.from({ length: count }, (_, number) => `app-${number}`);

testSettings(accessSettings, {
  auth: { accepted: ["none", "iam", "jwt"], refused: ["", "JWT", "cognito", true] },
  openReason: {
    accepted: ["It shows the API, and has no users.", letters(200)],
    refused: ["", "two\nlines", letters(201), true],
  },
  jwtIssuer: {
    accepted: [
      "https://login.acme.org",
      "https://login.acme.org/",
      "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc",
      "http://localhost:3000",
      "http://127.0.0.1:3000/issuer",
      "http://[::1]:3000",
    ],
    refused: [
      "",
      "https://",
      "login.acme.org",
      "http://login.acme.org",
      "http://localhost.acme.org",
      "https://login.acme.org?tenant=1",
      "https://login.acme.org#top",
      "https://login.acme.org/a b",
    ],
  },
  jwtAudiences: {
    accepted: [[], ["u"], ["https://users.acme.org", letters(256)], numbered(50)],
    refused: [
      "web",
      "web,mobile",
      ["web,mobile"],
      [""],
      ["a b"],
      [letters(257)],
      ["web", "web"],
      [1],
      numbered(51),
    ],
  },
  jwtReadScope: {
    accepted: ["r", "users.read", "users/read", "https://acme.org/read", letters(128)],
    refused: ["", "users read", '"read"', "read\\", "é", letters(129)],
  },
  jwtWriteScope: {
    accepted: ["w", "users.write", "users/write", letters(128)],
    refused: ["", "users write", '"write"', "write\\", letters(129)],
  },
  self: { accepted: [true, false], refused: ["true", 1] },
  selfScope: {
    accepted: ["s", "users.self", "users/self", letters(128)],
    refused: ["", "users self", '"self"', "self\\", letters(129)],
  },
  cognitoUserPoolArn: {
    accepted: [
      `arn:aws:cognito-idp:${account}:userpool/eu-central-1_Ab1`,
      "arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_Ab1",
      "arn:aws-iso-b:cognito-idp:us-isob-east-1:123456789012:userpool/us-isob-east-1_Ab1",
    ],
    refused: [
      "arn:aws2:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Ab1",
      "arn:aws:cognito-idp:eu-central:123456789012:userpool/eu-central-1_Ab1",
      "",
      "eu-central-1_Ab1",
      `arn:aws:cognito-identity:${account}:identitypool/eu-central-1:1`,
    ],
  },
  corsOrigins: {
    accepted: [[], [origin], [origin, "http://localhost:5173"], ["*"]],
    refused: [
      origin,
      [""],
      [`${origin}/`],
      [`${origin}/path`],
      ["https://*.acme.org"],
      ["https://APP.acme.org"],
      ["app.acme.org"],
      ["null"],
      ["file:///index.html"],
      ["*", origin],
      [1],
    ],
  },
  domainName: {
    accepted: [
      "users.acme.org",
      "a.co",
      "xn--bcher-kva.acme.org",
      "users.xn--p1ai",
      "users.acme.xn--vermgensberatung-pwb",
      `${letters(60)}.org`,
    ],
    refused: [
      "",
      "org",
      "Users.acme.org",
      "users.acme.org.",
      "-a.org",
      "a..org",
      "a_b.org",
      `${letters(61)}.org`,
      "users.xn--",
      "users.xn--p1ai-",
      "users.a1",
    ],
  },
  hostedZone: {
    accepted: ["acme.org", "eu.acme.org", "acme.xn--p1ai", `${letters(63)}.org`],
    refused: ["", "org", `${letters(64)}.org`, "acme.org.", "https://acme.org", "Z0ZONE", ".acme.org"],
  },
  webAclArn: {
    accepted: [`arn:aws:wafv2:${account}:regional/webacl/users/1-2-3`],
    refused: [
      "arn:foo:wafv2:eu-central-1:123456789012:regional/webacl/users/1-2-3",
      "",
      "users",
      "arn:aws:wafv2:us-east-1:123456789012:global/webacl/users/1-2-3",
    ],
  },
});
