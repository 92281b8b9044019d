// Tests the custom domain of an API, which is the same for both gateways.
import test from "ava";
import { Gateway, planOf } from "../../helpers/program-unbundled.ts";

const tags = { project: "user-api", stack: "dev" };
const domainName = "api.users.acme.io";
const hostedZone = "acme.io";

const gateways = [
  { gateway: Gateway.Http, stage: "$default", api: "apigatewayv2.Api" },
  { gateway: Gateway.Rest, stage: "api-demo", api: "apigateway.RestApi" },
];

for (const { gateway, stage, api } of gateways) {
  test.serial(
    `${gateway}: puts a certified name with TLS 1.2 in front of the stage, in a zone that it looks up`,
    async (t) => {
      const plan = await planOf({ gateway, domainName, hostedZone });
      t.deepEqual(plan.lookups, [["aws:route53/getZone:getZone", { name: hostedZone }]]);
      const certificateArn = "arn:aws:acm:eu-central-1:123456789012:certificate/user-api";
      t.deepEqual(plan.find("acm.Certificate").inputs, { domainName, validationMethod: "DNS", tags });
      t.deepEqual(plan.find("route53.Record", "user-api-validation").inputs, {
        zoneId: "Z0ZONE",
        name: "_validation.api.users.acme.io.",
        type: "CNAME",
        records: ["_validation.acm-validations.aws."],
        ttl: 300,
        allowOverwrite: true,
      });
      t.deepEqual(plan.find("acm.CertificateValidation").inputs, {
        certificateArn,
        validationRecordFqdns: ["_validation.api.users.acme.io."],
      });
      t.deepEqual(plan.find("apigatewayv2.DomainName").inputs, {
        domainName,
        domainNameConfiguration: { certificateArn, endpointType: "REGIONAL", securityPolicy: "TLS_1_2" },
        tags,
      });
      t.deepEqual(plan.find("apigatewayv2.ApiMapping").inputs, {
        apiId: "user-api-api",
        domainName,
        stage,
      });
      t.deepEqual(plan.find("route53.Record", "user-api").inputs, {
        zoneId: "Z0ZONE",
        name: domainName,
        type: "A",
        aliases: [
          {
            name: "d-0123456.execute-api.eu-central-1.amazonaws.com",
            zoneId: "Z0GATEWAY",
            evaluateTargetHealth: false,
          },
        ],
      });
      t.is(plan.find(api).inputs.disableExecuteApiEndpoint, true);
      t.is(plan.outputs.url, "https://api.users.acme.io");
    },
  );

  test.serial(`${gateway}: adds these resources and nothing else`, async (t) => {
    const { "aws.route53.Record": records, ...others } = (
      await planOf({ gateway, domainName, hostedZone })
    ).counts();
    t.is(records, 2);
    t.deepEqual(others, {
      ...(await planOf({ gateway })).counts(),
      "aws.acm.Certificate": 1,
      "aws.acm.CertificateValidation": 1,
      "aws.apigatewayv2.ApiMapping": 1,
      "aws.apigatewayv2.DomainName": 1,
    });
  });

  test.serial(`${gateway}: takes the zone's own name as a domain name`, async (t) => {
    const plan = await planOf({ gateway, domainName: hostedZone, hostedZone });
    t.is(plan.outputs.url, "https://acme.io");
  });

  test.serial(`${gateway}: leaves the default endpoint on without a domain name`, async (t) => {
    const plan = await planOf({ gateway });
    t.falsy(plan.find(api).inputs.disableExecuteApiEndpoint);
  });
}
