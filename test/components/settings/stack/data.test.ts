// Tests the settings of the table and tags: values just inside and just outside each rule.
import { dataSettings } from "../../../../components/settings/stack/data.ts";
import { flag, letters, testSettings } from "../../../helpers/settings.ts";

const account = "eu-central-1:123456789012";

testSettings(dataSettings, {
  pointInTimeRecovery: flag,
  protectData: flag,
  kmsKeyArn: {
    accepted: [
      `arn:aws:kms:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      `arn:aws:kms:${account}:key/mrk-1`,
      "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/1",
      "arn:aws-eusc:kms:eusc-de-east-1:123456789012:key/1",
    ],
    refused: [
      "arn:foo:kms:bar:123456789012:key/1",
      "arn:aws:kms:bar:123456789012:key/1",
      "arn:foo:kms:eu-central-1:123456789012:key/1",
      "arn:aws_cn:kms:eu-central-1:123456789012:key/1",
      "arn:aws:kms:eu-central-1:12345678901:key/1",
      "",
      "1234abcd-12ab-34cd-56ef-1234567890ab",
      "alias/users",
      `arn:aws:kms:${account}:alias/users`,
    ],
  },
  replicaRegions: {
    accepted: [[], ["eu-west-1"], ["us-east-1", "ap-southeast-2"], ["us-gov-west-1"], ["eusc-de-east-1"]],
    refused: ["eu-west-1", [""], ["ireland"], ["eu-west-1a"], ["EU-WEST-1"], ["eu-west-1", "eu-west-1"], [1]],
  },
  existingTable: {
    accepted: ["abc", "Users_2.old-1", letters(255)],
    refused: ["", "ab", "a b c", "a/b/c", `arn:aws:dynamodb:${account}:table/users`, letters(256)],
  },
  tags: {
    accepted: [{}, { team: "users" }, { [letters(128)]: letters(256) }, { empty: "" }],
    refused: [
      "team=users",
      null,
      ["team"],
      { cost: 5 },
      { "": "x" },
      { "aws:team": "x" },
      { "AWS:team": "x" },
      { [letters(129)]: "x" },
      { team: letters(257) },
    ],
  },
});
