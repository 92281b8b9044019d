// Creates the API's domain name for either gateway: certificate, mapping and DNS records.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { causeOf, LateFault } from "../messages/late-fault.ts";
import type { Settings } from "../settings/settled.ts";
import { merge } from "../tools/merge.ts";

export interface CustomDomainArgs {
  domainName: string;
  hostedZone: string;
  apiId: pulumi.Input<string>;
  stageName: pulumi.Input<string>;
  settings: Settings;
}

/** A regional domain name for TLS 1.2 and later, mapped to the API's stage. */
export class CustomDomain extends pulumi.ComponentResource {
  /** The URL of the domain. It is known once the mapping exists. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: CustomDomainArgs, opts: pulumi.ComponentResourceOptions) {
    super("user-api:index:CustomDomain", name, {}, opts);
    const { tags, transform } = args.settings;
    const parent = { parent: this };
    const zoneId = lookUpZone(args.hostedZone, parent);
    const certificateArn = createCertificate(name, args, zoneId, parent);
    const domainArgs: aws.apigatewayv2.DomainNameArgs = {
      domainName: args.domainName,
      domainNameConfiguration: { certificateArn, endpointType: "REGIONAL", securityPolicy: "TLS_1_2" },
      tags,
    };
    const domain = new aws.apigatewayv2.DomainName(name, merge(domainArgs, transform.domainName), parent);
    const mappingArgs: aws.apigatewayv2.ApiMappingArgs = {
      apiId: args.apiId,
      domainName: domain.id,
      stage: args.stageName,
    };
    const mapping = new aws.apigatewayv2.ApiMapping(
      name,
      merge(mappingArgs, transform.apiMapping),
      // The root of a domain takes one API. When the gateway changes, the old mapping must go before the new one comes.
      { ...parent, deleteBeforeReplace: true },
    );
    createAlias(name, domain, zoneId, parent);
    this.url = pulumi.interpolate`https://${mapping.domainName}`;
    this.registerOutputs({ url: this.url });
  }
}

/** Returns the id of the public zone of that name. */
function lookUpZone(name: string, opts: pulumi.InvokeOptions): pulumi.Output<string> {
  const found = aws.route53.getZone({ name }, opts).catch((error) => {
    throw new LateFault(
      `Expected \`hostedZone\` to be a public Route 53 zone of this account, got ${JSON.stringify(name)}. ` +
        `Create the zone, or name another one. It was not found: ${causeOf(error)}`,
    );
  });
  return pulumi.output(found).zoneId;
}

/** Creates the certificate and its validation record. Returns the ARN once ACM has validated the certificate. */
function createCertificate(
  name: string,
  { domainName, settings: { tags, transform } }: CustomDomainArgs,
  zoneId: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
) {
  const args: aws.acm.CertificateArgs = { domainName, validationMethod: "DNS", tags };
  const certificate = new aws.acm.Certificate(name, merge(args, transform.certificate), opts);
  const option = certificate.domainValidationOptions.apply(([first]) => {
    if (!first) throw new LateFault(`ACM asked for no validation record for ${domainName}.`);
    return first;
  });
  const record = new aws.route53.Record(
    `${name}-validation`,
    {
      zoneId,
      name: option.resourceRecordName,
      type: option.resourceRecordType,
      records: [option.resourceRecordValue],
      ttl: 300,
      // ACM asks for the same record for every certificate of this name, so it may exist already.
      allowOverwrite: true,
    },
    opts,
  );
  const validation = new aws.acm.CertificateValidation(
    name,
    { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
    opts,
  );
  return validation.certificateArn;
}

function createAlias(
  name: string,
  domain: aws.apigatewayv2.DomainName,
  zoneId: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
) {
  const target = domain.domainNameConfiguration;
  return new aws.route53.Record(
    name,
    {
      zoneId,
      name: domain.domainName,
      type: "A",
      aliases: [{ name: target.targetDomainName, zoneId: target.hostedZoneId, evaluateTargetHealth: false }],
    },
    opts,
  );
}
