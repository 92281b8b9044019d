// Reads objects of S3 for a REST API: an integration of type `aws` with the URI `path/BUCKET/KEY`.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ofType, type Resource } from "../../resources/resource.ts";
import type { Answer } from "../request/answer.ts";

/** Answers with the object that the path's parameters name. */
export type ObjectReader = (pathParameters: Record<string, string>) => Promise<Answer>;

/** Returns the reader of an integration, or `undefined` if the integration does not read from S3. */
export function objectReader(
  resources: Resource[],
  { uri = "", httpMethod }: { uri?: string; httpMethod?: string },
): ObjectReader | undefined {
  const [, bucket, template] = /^arn:[\w-]+:apigateway:[\w-]+:s3:path\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (bucket === undefined || template === undefined || httpMethod !== "GET") return undefined;
  const objects = new Map(
    ofType(resources, "aws:s3/bucketObject:BucketObject")
      .filter(({ inputs }) => inputs.bucket === bucket)
      .map(({ inputs: { key, source, content, contentType } }) => {
        // The engine keeps only the path of an asset.
        const { path } = (source ?? {}) as { path?: string };
        return [String(key), { path, content, contentType }];
      }),
  );
  return async (pathParameters) => {
    const key = template.replace(/\{(\w+)\}/g, (_, name) => pathParameters[name] ?? "");
    const object = objects.get(key);
    // The role has the permission to list the bucket, so S3 tells that the object does not exist.
    if (!object) return { status: 400, headers: xml, body: missing(key), note: "no such object" };
    const { path, content = "", contentType = "binary/octet-stream" } = object;
    const body = path === undefined ? content : await readFile(resolve(path));
    return { status: 200, headers: [["content-type", contentType]], body, note: "an object of S3" };
  };
}

const xml: Answer["headers"] = [["content-type", "application/xml"]];

function missing(key: string): string {
  const text = key.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>${text}</Key></Error>`;
}
