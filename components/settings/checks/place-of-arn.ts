// Checks that the resources behind the given ARNs are in the stack's region and partition.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { LateFault } from "../../messages/late-fault.ts";
import { placeOf } from "../stack/arn.ts";

/** The settings that are ARNs. With `anyRegion` AWS accepts a resource of another region. */
const named = {
  kmsKeyArn: { what: "a key" },
  alarmTopicArn: { what: "a topic" },
  webAclArn: { what: "a web ACL" },
  // "Each account can be in any region where Amazon API Gateway is available":
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-cross-account-cognito-authorizer.html
  cognitoUserPoolArn: { what: "a user pool", anyRegion: true },
} as const;

/** Returns the settings with a check on each ARN, which runs once the ARN is known. */
export function checkPlaces<Settings extends { [Name in keyof typeof named]?: pulumi.Input<string> }>(
  settings: Settings,
  opts: pulumi.InvokeOptions,
): Settings {
  const given = Object.entries(named).filter(([name]) => settings[name as keyof typeof named] !== undefined);
  if (given.length === 0) return settings;
  const own = pulumi.all([aws.getRegionOutput({}, opts), aws.getPartitionOutput({}, opts)]);
  const checked = given.map(([name, { what, ...more }]) => {
    const arn = settings[name as keyof typeof named];
    const value = pulumi.all([arn, own]).apply(([known, [{ region }, { partition }]]) => {
      const place = placeOf(String(known));
      refuse(name, what, "partition", partition, place.partition);
      if (!("anyRegion" in more)) refuse(name, what, "region", region, place.region);
      return known;
    });
    return [name, value];
  });
  return { ...settings, ...Object.fromEntries(checked) };
}

/** @param own the stack's region or partition; `undefined` where mocks in a unit test do not return it */
function refuse(name: string, what: string, kind: string, own: string | undefined, theirs: string): void {
  if (own === undefined || own === theirs) return;
  throw new LateFault(
    `Expected \`${name}\` to be of the stack's ${kind}, ${own}, got one of ${theirs}. Name ${what} of ${own}.`,
  );
}
