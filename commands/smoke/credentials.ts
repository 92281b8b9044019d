// Adds credentials to requests: none, a bearer token, or a signature with AWS credentials.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import aws4 from "aws4";

/** A request without credentials. */
export interface PlainRequest {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

/** Returns the headers of a request with credentials added. */
export type Authorize = (request: PlainRequest) => Record<string, string>;

export interface Credentials {
  genuine: Authorize;
  /** Adds wrong credentials; `undefined` when the API needs none. */
  forged?: Authorize;
}

export const nobody: Credentials = { genuine: ({ headers }) => headers };

/** Sends a bearer token. The forged one differs in the middle of its signature, as the last character has unused bits. */
export function bearer(token: string): Credentials {
  const at = token.length - Math.ceil((token.length - token.lastIndexOf(".")) / 2);
  const wrong = token[at] === "A" ? "B" : "A";
  return { genuine: withToken(token), forged: withToken(token.slice(0, at) + wrong + token.slice(at + 1)) };
}

function withToken(token: string): Authorize {
  return ({ headers }) => ({ ...headers, authorization: `Bearer ${token}` });
}

/**
 * Signs with Signature Version 4. The AWS SDK finds the credentials and the region: environment variables, a profile, SSO. For the default
 * endpoint of an API, the region comes from the host name.
 *
 * @throws Error when there are no credentials, or no region
 */
export async function signer({ hostname }: URL): Promise<Credentials> {
  const { config } = new DynamoDBClient();
  const region = /\.execute-api\.([\w-]+)\./.exec(hostname)?.[1] ?? (await found("a region", config.region));
  const { accessKeyId, secretAccessKey, sessionToken } = await found("credentials", config.credentials);
  const signed =
    (secretAccessKey: string): Authorize =>
    ({ method, url, headers, body }) => {
      const options = {
        ...{ method, host: url.host, path: `${url.pathname}${url.search}`, headers: { ...headers }, body },
        ...{ service: "execute-api", region },
      };
      const credentials = { accessKeyId, secretAccessKey, sessionToken };
      return aws4.sign(options, credentials).headers as PlainRequest["headers"];
    };
  return { genuine: signed(secretAccessKey), forged: signed(`${secretAccessKey}x`) };
}

async function found<T>(what: string, find: () => Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    throw new Error(
      `Expected ${what} for \`--iam\`, got none: ${(error as Error).message}. Set \`AWS_PROFILE\`, or the environment variables that the AWS SDK reads.`,
    );
  }
}
