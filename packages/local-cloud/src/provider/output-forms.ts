// Templates for the outputs of resources: their ids, ARNs, names and URLs. The forms of ARNs are from the
// Service Authorization Reference (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
// `{name}` is the physical name and `{=x}` is the input `x`. `fill-form.ts` fills them in.

import { invokeArnOf } from "../resources/arn.ts";
import type { Form } from "./fill-form.ts";
import { randomForms } from "./random-forms.ts";

const arn = (service: string, rest: string) => `arn:aws:${service}:{region}:{account}:${rest}`;
const globalArn = (service: string, rest: string) => `arn:aws:${service}::{account}:${rest}`;
const named = (own: string): Form => ({ id: "{name}", name: "{name}", arn: own });
/** Outputs whose id is the ARN. */
const byArn = (own: string): Form => ({ id: own, name: "{name}", arn: own });
const ec2 = (kind: string, prefix: string): Form => ({
  id: `${prefix}-{hex}`,
  arn: arn("ec2", `${kind}/${prefix}-{hex}`),
});
const bucket: Form = {
  ...{
    id: "{name}",
    bucket: "{name}",
    arn: "arn:aws:s3:::{name}",
    region: "{region}",
    bucketRegion: "{region}",
  },
  bucketDomainName: "{name}.s3.amazonaws.com",
  bucketRegionalDomainName: "{name}.s3.{region}.amazonaws.com",
  ...{ websiteEndpoint: "{name}.{website}", websiteDomain: "{website}" },
};
const object: Form = { id: "{=key}", arn: "arn:aws:s3:::{=bucket}/{=key}" };
const website: Form = { id: "{=bucket}", websiteEndpoint: "{=bucket}.{website}", websiteDomain: "{website}" };
const rule = named(arn("events", "rule/{name}"));
const eventBus = named(arn("events", "event-bus/{name}"));
const distribution = "E{upper}";
const execution = (path: string) => arn("execute-api", path);
const management = (path: string) => `arn:aws:apigateway:{region}::${path}`;
const domain = { id: "{=domainName}", arn: management("/domainnames/{=domainName}") };
const pool = "{region}_{shortHex}";
const queueUrl = "{queues}/{account}/{name}";
const fn = arn("lambda", "function:{name}");

/** The templates by type token. */
export const outputForms: Record<string, Form> = {
  "aws:acm/certificate:Certificate": {
    ...{ id: arn("acm", "certificate/{uuid}"), arn: arn("acm", "certificate/{uuid}") },
  },
  "aws:acm/certificateValidation:CertificateValidation": { id: "{=certificateArn}" },
  "aws:apigateway/deployment:Deployment": { id: "{short}" },
  "aws:apigateway/domainName:DomainName": {
    ...domain,
    ...{ regionalDomainName: "d-local.execute-api.{region}.amazonaws.com", regionalZoneId: "Z0LOCAL" },
  },
  "aws:apigateway/restApi:RestApi": {
    ...{ id: "{api}", name: "{name}", arn: management("/restapis/{api}"), executionArn: execution("{api}") },
    rootResourceId: "{root}",
  },
  "aws:apigateway/stage:Stage": {
    ...{ id: "ags-{=restApi}-{=stageName}", arn: management("/restapis/{=restApi}/stages/{=stageName}") },
  },
  "aws:apigatewayv2/api:Api": {
    ...{ id: "{api}", name: "{name}", arn: management("/apis/{api}"), executionArn: execution("{api}") },
  },
  "aws:apigatewayv2/domainName:DomainName": domain,
  "aws:apigatewayv2/stage:Stage": {
    ...named(management("/apis/{=apiId}/stages/{name}")),
    executionArn: execution("{=apiId}/{name}"),
  },
  "aws:appsync/graphQLApi:GraphQLApi": {
    ...{ id: "{id}", arn: arn("appsync", "apis/{id}") },
    uris: {
      GRAPHQL: "https://{id}.appsync-api.{region}.amazonaws.com/graphql",
      REALTIME: "wss://{id}.appsync-realtime-api.{region}.amazonaws.com/graphql",
    },
  },
  "aws:athena/workgroup:Workgroup": named(arn("athena", "workgroup/{name}")),
  "aws:cloudfront/distribution:Distribution": {
    ...{ id: distribution, arn: globalArn("cloudfront", `distribution/${distribution}`) },
    // The zone of all distributions: https://docs.aws.amazon.com/general/latest/gr/cf_region.html
    ...{ domainName: "d{id}.cloudfront.net", hostedZoneId: "Z2FDTNDATAQYW2" },
  },
  "aws:cloudfront/originAccessIdentity:OriginAccessIdentity": {
    ...{
      id: distribution,
      cloudfrontAccessIdentityPath: `origin-access-identity/cloudfront/${distribution}`,
    },
    iamArn: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${distribution}`,
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    ...{ id: "{=dashboardName}", dashboardArn: globalArn("cloudwatch", "dashboard/{=dashboardName}") },
  },
  "aws:cloudwatch/eventBus:EventBus": eventBus,
  "aws:cloudwatch/eventRule:EventRule": rule,
  "aws:cloudwatch/logGroup:LogGroup": named(arn("logs", "log-group:{name}")),
  "aws:cloudwatch/metricAlarm:MetricAlarm": named(arn("cloudwatch", "alarm:{name}")),
  "aws:codebuild/project:Project": byArn(arn("codebuild", "project/{name}")),
  "aws:codepipeline/pipeline:Pipeline": named(arn("codepipeline", "{name}")),
  "aws:cognito/identityPool:IdentityPool": {
    ...{ id: "{region}:{uuid}", arn: arn("cognito-identity", "identitypool/{region}:{uuid}") },
  },
  "aws:cognito/userPool:UserPool": {
    ...{ id: pool, name: "{name}", arn: arn("cognito-idp", `userpool/${pool}`) },
    endpoint: `cognito-idp.{region}.amazonaws.com/${pool}`,
  },
  "aws:cognito/userPoolClient:UserPoolClient": { id: "{id}", name: "{name}" },
  "aws:cognito/userPoolDomain:UserPoolDomain": { id: "{=domain}" },
  "aws:dynamodb/table:Table": named(arn("dynamodb", "table/{name}")),
  "aws:ec2/eip:Eip": { ...ec2("elastic-ip", "eipalloc"), allocationId: "eipalloc-{hex}" },
  "aws:ec2/internetGateway:InternetGateway": ec2("internet-gateway", "igw"),
  "aws:ec2/natGateway:NatGateway": { id: "nat-{hex}" },
  "aws:ec2/routeTable:RouteTable": ec2("route-table", "rtb"),
  "aws:ec2/securityGroup:SecurityGroup": { ...ec2("security-group", "sg"), name: "{name}" },
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet"),
  "aws:ec2/vpc:Vpc": ec2("vpc", "vpc"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpc-endpoint", "vpce"),
  "aws:ecr/repository:Repository": {
    ...{ ...named(arn("ecr", "repository/{name}")), registryId: "{account}" },
    repositoryUrl: "{account}.dkr.ecr.{region}.amazonaws.com/{name}",
  },
  "aws:ecs/cluster:Cluster": byArn(arn("ecs", "cluster/{name}")),
  "aws:efs/accessPoint:AccessPoint": {
    ...{ id: "fsap-{hex}", arn: arn("elasticfilesystem", "access-point/fsap-{hex}") },
  },
  "aws:efs/fileSystem:FileSystem": {
    ...{ id: "fs-{hex}", arn: arn("elasticfilesystem", "file-system/fs-{hex}") },
    dnsName: "fs-{hex}.efs.{region}.amazonaws.com",
  },
  "aws:glue/catalogDatabase:CatalogDatabase": {
    ...{
      id: "{account}:{name}",
      name: "{name}",
      arn: arn("glue", "database/{name}"),
      catalogId: "{account}",
    },
  },
  "aws:iam/group:Group": named(globalArn("iam", "group/{name}")),
  "aws:iam/instanceProfile:InstanceProfile": named(globalArn("iam", "instance-profile/{name}")),
  "aws:iam/policy:Policy": byArn(globalArn("iam", "policy/{name}")),
  "aws:iam/role:Role": { ...named(globalArn("iam", "role/{name}")), uniqueId: "AROA{upperHex}" },
  "aws:iam/user:User": named(globalArn("iam", "user/{name}")),
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": byArn(
    arn("firehose", "deliverystream/{name}"),
  ),
  "aws:kinesis/stream:Stream": byArn(arn("kinesis", "stream/{name}")),
  "aws:kms/alias:Alias": { ...named(arn("kms", "{name}")), targetKeyArn: arn("kms", "key/{=targetKeyId}") },
  "aws:kms/key:Key": { id: "{uuid}", keyId: "{uuid}", arn: arn("kms", "key/{uuid}") },
  "aws:lambda/alias:Alias": byArn(arn("lambda", "function:{=functionName}:{name}")),
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    ...{ id: "{uuid}", uuid: "{uuid}", arn: arn("lambda", "event-source-mapping:{uuid}"), state: "Enabled" },
    ...{ stateTransitionReason: "User action", lastModified: "2024-01-01T00:00:00Z" },
    lastProcessingResult: "No records processed",
  },
  "aws:lambda/function:Function": {
    ...{ ...named(fn), invokeArn: invokeArnOf(fn, "{region}"), version: "$LATEST" },
    ...{ qualifiedArn: `${fn}:$LATEST`, qualifiedInvokeArn: invokeArnOf(`${fn}:$LATEST`, "{region}") },
  },
  "aws:lambda/functionUrl:FunctionUrl": { urlId: "{url}" },
  "aws:lambda/layerVersion:LayerVersion": {
    ...{ id: arn("lambda", "layer:{=layerName}:1"), arn: arn("lambda", "layer:{=layerName}:1") },
    ...{ layerArn: arn("lambda", "layer:{=layerName}"), version: "1" },
  },
  "aws:route53/record:Record": { id: "Z0LOCAL_{=name}", fqdn: "{=name}" },
  "aws:route53/zone:Zone": {
    ...{ id: "Z{upper}", zoneId: "Z{upper}", arn: "arn:aws:route53:::hostedzone/Z{upper}" },
  },
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketNotification:BucketNotification": { id: "{=bucket}" },
  "aws:s3/bucketObject:BucketObject": object,
  "aws:s3/bucketObjectv2:BucketObjectv2": object,
  "aws:s3/bucketPolicy:BucketPolicy": { id: "{=bucket}" },
  "aws:s3/bucketV2:BucketV2": bucket,
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": website,
  "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": website,
  "aws:scheduler/schedule:Schedule": {
    ...{ id: "default/{name}", name: "{name}", arn: arn("scheduler", "schedule/default/{name}") },
  },
  "aws:secretsmanager/secret:Secret": byArn(arn("secretsmanager", "secret:{name}-{short}")),
  "aws:secretsmanager/secretVersion:SecretVersion": {
    ...{ id: "{=secretId}|{uuid}", arn: "{=secretId}", versionId: "{uuid}" },
  },
  "aws:sfn/activity:Activity": byArn(arn("states", "activity:{name}")),
  "aws:sfn/stateMachine:StateMachine": byArn(arn("states", "stateMachine:{name}")),
  "aws:sns/topic:Topic": byArn(arn("sns", "{name}")),
  "aws:sns/topicSubscription:TopicSubscription": { id: "{=topic}:{uuid}", arn: "{=topic}:{uuid}" },
  "aws:sqs/queue:Queue": { id: queueUrl, name: "{name}", arn: arn("sqs", "{name}"), url: queueUrl },
  "aws:sqs/queuePolicy:QueuePolicy": { id: "{=queueUrl}" },
  "aws:ssm/parameter:Parameter": named(arn("ssm", "parameter/{bare}")),
  "aws:wafv2/webAcl:WebAcl": {
    id: "{uuid}",
    name: "{name}",
    arn: arn("wafv2", "regional/webacl/{name}/{uuid}"),
  },
  ...randomForms,
};
