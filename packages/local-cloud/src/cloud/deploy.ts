// Deploys a program's resources to the services of a run. They replace the resources of the last deployment.
import { docsBase } from "../docs/docs-base.ts";
import { exampleRequest } from "../docs/example-request.ts";
import type { OpenApi } from "../docs/open-api.ts";
import { createTables, dynamodbServes } from "../dynamodb/tables.ts";
import type { Program, Registered } from "../engine/deployment.ts";
import { eventSourcesServe, mappingsOf, otherEventSources } from "../event-sources/mappings.ts";
import { pathOfUrl, urlOf } from "../gateway/api/base-path.ts";
import { unreadExtensions } from "../gateway/rest/unread-extensions.ts";
import { gatewayServes } from "../gateway/served.ts";
import { createIam, iamServes } from "../iam/iam.ts";
import type { Issuer, TokenRequest } from "../issuer/issuer.ts";
import { audienceOf, createIssuerPage } from "../issuer/issuer-page.ts";
import type { Replacement } from "../lambda/functions.ts";
import { lambdaServes } from "../lambda/lambda.ts";
import { otherRuntimes } from "../lambda/other-runtimes.ts";
import { withoutEffect } from "../resources/effects.ts";
import type { Resource } from "../resources/resource.ts";
import type { Listener } from "../server/server.ts";
import type { Cloud } from "./cloud.ts";
import type { Services } from "./services.ts";

/** The result of a deployment: the APIs, resources and outputs of a program. */
export interface Deployed
  extends Pick<
    Cloud,
    "url" | "docsUrl" | "example" | "region" | "outputs" | "routes" | "mappings" | "withoutEffect"
  > {
  resources: Registered[];
}

export interface DeployOptions {
  region: string;
  /** The issuer on this machine, if there is one. */
  issuer?: Issuer | undefined;
  /** Reads the program's OpenAPI document as it is now. */
  read(): OpenApi | undefined;
  /** Called for each table whose key or indexes have changed. */
  onRemade?(line: string): void;
  /** Lets a table whose key has changed start empty. Otherwise such a table is an error. */
  mayStartEmpty?: boolean;
}

/**
 * Prepares everything, then sends requests to the new APIs. Requests under way end in the old ones.
 *
 * @throws Error for a resource that cannot be deployed. The last deployment then stays as it was.
 */
export async function deploy(
  services: Services,
  { resources, lookups, outputs }: Program,
  { region, issuer, read, onRemade, mayStartEmpty }: DeployOptions,
): Promise<Deployed & Pick<Replacement, "initFailures">> {
  const { origin, lambda, dynamodb, eventSources, sessions, env, faults, onLeft, authority } = services;
  const gateway = services.createGateway({ ...services, resources, userPoolIssuer: issuer?.url });
  const url = urlOf(resources, origin);
  const token =
    issuer &&
    ((request: TokenRequest) => issuer.token({ audience: audienceOf(issuer.url, resources), ...request }));
  const docs = services.createDocs({ read, apiUrl: url, routes: gateway.routes, token });
  const issuerPage = createIssuerPage(issuer?.url, resources);
  const listener: Listener = (req, res) =>
    docs(req, res) || issuerPage(req, res) || gateway.listener(req, res);
  const before = authority.iam;
  const iam = createIam(resources, sessions);
  authority.iam = iam;
  let initFailures: Replacement["initFailures"];
  let mappings: Deployed["mappings"];
  try {
    const registered = mappingsOf(resources, iam);
    mappings = registered.map(({ tableName, functionName }) => ({ tableName, functionName }));
    const functions = await lambda.prepare({ resources, iam, region, faults, env, onLeft });
    await createTables(dynamodb, resources, lookups, { onRemade, mayStartEmpty }).catch(async (error) => {
      await functions.discard();
      throw error;
    });
    functions.apply();
    await eventSources.apply(registered);
    eventSources.retryNow();
    initFailures = functions.initFailures;
  } catch (error) {
    authority.iam = before;
    throw error;
  }
  services.serve(listener);
  return {
    ...{ url, region, outputs, resources, routes: gateway.routes, mappings, initFailures },
    ...documented(read(), { origin, url, routes: gateway.routes }),
    withoutEffect: [
      ...unservedIn(resources),
      ...unreadExtensions(resources),
      ...otherRuntimes(resources),
      ...otherEventSources(resources),
      ...iam.notEvaluated,
    ],
  };
}

const serves = [dynamodbServes, eventSourcesServe, gatewayServes, iamServes, lambdaServes];

/** Lists the resources and inputs that have no effect here, as texts for people. */
export function unservedIn(resources: Resource[]): string[] {
  return withoutEffect(resources, serves);
}

/** Returns the URL of the document's page, and a request to try first. */
export function documented(
  document: OpenApi | undefined,
  { origin, url, routes }: { origin: string } & Pick<Deployed, "url" | "routes">,
): Pick<Deployed, "docsUrl" | "example"> {
  const served = routes.filter(({ unserved }) => !unserved);
  return {
    docsUrl: document && `${origin}${docsBase(url, routes)}/docs`,
    example: exampleRequest(document, served, pathOfUrl(url)),
  };
}
