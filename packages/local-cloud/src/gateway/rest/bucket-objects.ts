// Reads objects of S3 for a REST API: an integration of type `aws` with the URI `path/BUCKET/KEY`.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ofType } from "../../resources/resource.ts";
import type { Answer } from "../request/answer.ts";
import type { RestTarget, TargetArgs } from "./rest-call.ts";
import { ownHeaders } from "./rest-headers.ts";

/** Returns a target that answers with the object that the path's parameters name, or `undefined` if the integration does not read from S3. */
export function objectTarget({ options, integration }: TargetArgs): RestTarget | undefined {
  const { uri = "", httpMethod } = integration;
  const [, bucket, template] = /^arn:[\w-]+:apigateway:[\w-]+:s3:path\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (bucket === undefined || template === undefined || httpMethod !== "GET") return undefined;
  const objects = new Map(
    ofType(options.resources, "aws:s3/bucketObject:BucketObject")
      .filter(({ inputs }) => inputs.bucket === bucket)
      .map(({ inputs: { key, source, content, contentType } }) => {
        // The engine keeps only the path of an asset.
        const { path } = (source ?? {}) as { path?: string };
        return [String(key), { path, content, contentType }];
      }),
  );
  return {
    functionName: "files of S3",
    async answer(_, { requestId, pathParameters }) {
      const key = template.replace(/\{(\w+)\}/g, (_, name) => pathParameters[name] ?? "");
      const reply = (status: number, type: string, body: string | Buffer, note: string): Answer => ({
        status,
        headers: [["content-type", type], ...ownHeaders(requestId)],
        body,
        note,
      });
      const object = objects.get(key);
      // The role has the permission to list the bucket, so S3 tells that the object does not exist.
      if (!object) return reply(400, "application/xml", missing(key), "no such object");
      const { path, content = "", contentType = "binary/octet-stream" } = object;
      const body = path === undefined ? content : await readFile(resolve(path));
      return reply(200, contentType, body, "an object of S3");
    },
  };
}

function missing(key: string): string {
  const text = key.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>${text}</Key></Error>`;
}
