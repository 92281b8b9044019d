// Refuses a token issuer on this machine in a deployment to AWS, from where nothing can reach it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { LateFault } from "../../messages/late-fault.ts";
import { loopback } from "../stack/access.ts";

/** The account id of a stand-in for AWS, such as the local cloud. No real account has it. */
const standIn = /^0*$/;

/** Returns the issuer. One on this machine is accepted only when the program runs against a stand-in for AWS. */
export function checkIssuer(issuer: pulumi.Input<string>, opts: pulumi.InvokeOptions): pulumi.Input<string> {
  if (typeof issuer === "string" && !loopback.test(issuer)) return issuer;
  return pulumi.output(issuer).apply(async (url) => {
    if (!loopback.test(url)) return url;
    const { accountId = "" } = await aws.getCallerIdentity({}, opts);
    if (standIn.test(accountId)) return url;
    throw new LateFault(
      "Expected `jwtIssuer` to be an https URL, as API Gateway cannot reach an issuer on this machine, got a local one " +
        `in the account ${accountId}. Set it to the \`iss\` of your tokens; a local issuer is for a local run.`,
    );
  });
}
