// An issuer on this machine, which nothing in AWS can reach.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { LateFault } from "../../messages/late-fault.ts";
import { loopback } from "../stack/access.ts";

/** The account of a stand-in for AWS, such as the local cloud; no real one has it. */
const standIn = /^0*$/;

/** The issuer; one on this machine where the program is not deployed to AWS. */
export function checkIssuer(issuer: pulumi.Input<string>, opts: pulumi.InvokeOptions): pulumi.Input<string> {
  if (typeof issuer === "string" && !loopback.test(issuer)) return issuer;
  return pulumi.output(issuer).apply(async (url) => {
    if (!loopback.test(url)) return url;
    const { accountId = "" } = await aws.getCallerIdentity({}, opts);
    if (standIn.test(accountId)) return url;
    throw new LateFault(
      "Expected `jwtIssuer` to be an https URL, as API Gateway cannot reach an issuer on this machine, got one on it " +
        `in the account ${accountId}. Name your own, the \`iss\` of your tokens; a local one is for a local run.`,
    );
  });
}
