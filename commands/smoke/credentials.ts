// Who the requests come from: nobody, the bearer of a token, or whoever signs with AWS credentials.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import aws4 from "aws4";

/** A request before it says who sends it. */
export interface PlainRequest {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

/** The headers of a request with what proves its sender. */
export type Authorize = (request: PlainRequest) => Record<string, string>;

export interface Credentials {
  genuine: Authorize;
  /** The same with a proof that is wrong; `undefined` when there is none to be asked for. */
  forged?: Authorize;
}

export const nobody: Credentials = { genuine: ({ headers }) => headers };

/** A token with other characters in its signature's middle, where every bit counts. */
export function bearer(token: string): Credentials {
  const at = token.length - Math.ceil((token.length - token.lastIndexOf(".")) / 2);
  const wrong = token[at] === "A" ? "B" : "A";
  return { genuine: withToken(token), forged: withToken(token.slice(0, at) + wrong + token.slice(at + 1)) };
}

function withToken(token: string): Authorize {
  return ({ headers }) => ({ ...headers, authorization: `Bearer ${token}` });
}

/**
 * Signature Version 4 with the credentials and the region that any AWS SDK finds: variables, a profile, SSO. The host of a default
 * endpoint has its region in its name.
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
      return aws4.sign(options, { accessKeyId, secretAccessKey, sessionToken }).headers as Record<
        string,
        string
      >;
    };
  return { genuine: signed(secretAccessKey), forged: signed(`${secretAccessKey}x`) };
}

async function found<T>(what: string, find: () => Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    throw new Error(
      `Expected ${what} for \`--iam\`, got none: ${(error as Error).message}. Set \`AWS_PROFILE\`, or the variables that the AWS SDK reads.`,
    );
  }
}
