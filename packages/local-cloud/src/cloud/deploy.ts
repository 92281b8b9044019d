// Brings a program's resources to life in the services of a run, in place of those that were there before.
import { basePathOf, docsBase } from "../docs/docs-base.ts";
import { type ExampleRequest, exampleRequest } from "../docs/example-request.ts";
import type { OpenApi } from "../docs/open-api.ts";
import { createTables, dynamodbServes } from "../dynamodb/tables.ts";
import type { Program, Registered } from "../engine/deployment.ts";
import type { MappingLine } from "../event-sources/mapping.ts";
import { eventSourcesServe, mappingsOf, otherEventSources } from "../event-sources/mappings.ts";
import type { ApiRoute } from "../gateway/api/api.ts";
import { urlOf } from "../gateway/api/base-path.ts";
import { unreadExtensions } from "../gateway/rest/unread-extensions.ts";
import { gatewayServes } from "../gateway/served.ts";
import { createIam, iamServes } from "../iam/iam.ts";
import type { Issuer, TokenRequest } from "../issuer/issuer.ts";
import { audienceOf, createIssuerPage } from "../issuer/issuer-page.ts";
import { lambdaServes } from "../lambda/lambda.ts";
import { otherRuntimes } from "../lambda/other-runtimes.ts";
import { withoutEffect } from "../resources/effects.ts";
import type { Resource } from "../resources/resource.ts";
import type { Listener } from "../server/server.ts";
import type { Services } from "./services.ts";

/** What a program has come to. */
export interface Deployed {
  url: string;
  docsUrl?: string;
  example?: ExampleRequest;
  region: string;
  outputs: Record<string, unknown>;
  resources: Registered[];
  routes: ApiRoute[];
  mappings: MappingLine[];
  withoutEffect: string[];
}

/** Functions whose old code stays, and why: they failed in their init phases. */
export interface InitFailures {
  initFailures: Map<string, string>;
}

export interface DeployOptions {
  region: string;
  /** The issuer of this machine, where there is one. */
  issuer?: Issuer | undefined;
  /** The program's OpenAPI document as it is now. */
  read(): OpenApi | undefined;
  /** Is told of tables that have got another key or other indexes. */
  onRemade?(line: string): void;
  /** Whether a table that has got another key may start empty; an error unless it is so. */
  mayStartEmpty?: boolean;
}

/**
 * Lets requests go to the program's APIs once everything is ready; those under way end where they began.
 *
 * @throws Error for what cannot be deployed: then everything is as before
 */
export async function deploy(
  services: Services,
  { resources, lookups, outputs }: Program,
  { region, issuer, read, onRemade, mayStartEmpty }: DeployOptions,
): Promise<Deployed & InitFailures> {
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
  let initFailures: InitFailures["initFailures"];
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

/** Resources, and inputs of them, that have no effect here, for people to read. */
export function unservedIn(resources: Resource[]): string[] {
  return withoutEffect(resources, serves);
}

/** What a run says of the OpenAPI document: where its page is, and what to try first. */
export function documented(
  document: OpenApi | undefined,
  { origin, url, routes }: { origin: string } & Pick<Deployed, "url" | "routes">,
): Pick<Deployed, "docsUrl" | "example"> {
  const served = routes.filter(({ unserved }) => !unserved);
  return {
    docsUrl: document && `${origin}${docsBase(url, routes)}/docs`,
    example: exampleRequest(document, served, basePathOf(url)),
  };
}
