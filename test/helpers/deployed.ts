// Makes the state of a stack with one API, as `pulumi stack export --show-secrets` prints it.

import type { Fields } from "../../handlers/user/fields.ts";

export function stateOf(
  fields: Fields,
  { isSecret = false, users = "users", claims = "claims" as string | undefined } = {},
): string {
  const variables = {
    USERS_TABLE_NAME: users,
    FIELDS: JSON.stringify(fields),
    ...(claims !== undefined && { CLAIMS_TABLE_NAME: claims }),
  };
  const environment = isSecret
    ? {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        plaintext: JSON.stringify({ variables }),
      }
    : { variables };
  const resources = [
    { type: "pulumi:pulumi:Stack", urn: "urn:pulumi:dev::user-api::pulumi:pulumi:Stack::user-api-dev" },
    {
      type: "aws:lambda/function:Function",
      outputs: {
        arn: "arn:aws:lambda:eu-west-1:123456789012:function:user-api-create-user-1234567",
        environment,
      },
    },
    {
      type: "aws:lambda/function:Function",
      outputs: {
        arn: "arn:aws:lambda:eu-west-1:123456789012:function:user-api-get-user-1234567",
        environment: { variables: { USERS_TABLE_NAME: "users", FIELDS: "{}" } },
      },
    },
  ];
  return JSON.stringify({ version: 3, deployment: { resources } });
}
