// Creates the static files of a `RestAPI` route. Each file is an object in a bucket, and the API reads it with a role.
import { readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import mime from "mime";
import { signatureKey, signatures } from "../../wire/sdk.ts";
import {
  type Operation,
  type Route,
  type Surroundings,
  shortHash,
  swaggerMethod,
  trustOf,
  withProxy,
} from "./route.ts";

/** Serves a file at the route's path. The files of a folder are below that path, and the folder's index file is at the path itself. */
export async function staticFiles(
  { path, localPath, contentType, index = true }: Route & { localPath: string },
  surroundings: Surroundings,
): Promise<Operation[]> {
  const { name, cwd, create } = surroundings;
  const place = resolve(cwd, localPath);
  const isFile = statSync(place).isFile();
  const base = isFile || path.endsWith("/") ? path : `${path}/`;
  const key = `${name}${shortHash(`get:${base}`)}`;
  const role = await create("aws:iam/role:Role", key, {
    assumeRolePolicy: trustOf("apigateway.amazonaws.com"),
  });
  const policyArn = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
  await create("aws:iam/rolePolicyAttachment:RolePolicyAttachment", key, { role: role.name, policyArn });
  const bucket = await surroundings.bucket();
  const put = (key: string, file: string, type = mime.getType(file) ?? undefined) =>
    create("aws:s3/bucketObject:BucketObject", key, {
      ...{ bucket, key, contentType: type },
      source: { [signatureKey]: signatures.asset, path: file },
    });
  const get = (key: string) =>
    readOf(`arn:aws:apigateway:${surroundings.region}:s3:path/${bucket}/${key}`, role.arn);
  if (isFile) {
    await put(key, place, contentType);
    return [{ path: base, method: "get", operation: get(key) }];
  }
  const files = filesIn(place).map((file) => ({
    file,
    key: `${key}/${relative(place, file).replaceAll(sep, "/")}`,
  }));
  for (const one of files) await put(one.key, one.file);
  const main = index === false ? undefined : `${key}/${index === true ? "index.html" : index}`;
  return [
    ...(main && files.some((one) => one.key === main)
      ? [{ path: base, method: "get", operation: get(main) }]
      : []),
    { path: `${base}{proxy+}`, method: swaggerMethod("ANY"), operation: withProxy(get(`${key}/{proxy}`)) },
  ];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

/** Returns an operation that reads an object. If S3 refuses it, the API answers 400. */
function readOf(uri: string, credentials: string): Operation["operation"] {
  const header = { type: "string" };
  return {
    responses: {
      "200": {
        description: "200 response",
        schema: { type: "object" },
        headers: { "Content-Type": header, "content-type": header },
      },
      "400": { description: "400 response" },
      "500": { description: "500 response" },
    },
    "x-amazon-apigateway-integration": {
      ...{ credentials, uri, passthroughBehavior: "when_no_match", httpMethod: "GET", type: "aws" },
      responses: {
        "4\\d{2}": { statusCode: "400" },
        default: {
          statusCode: "200",
          responseParameters: {
            "method.response.header.Content-Type": "integration.response.header.Content-Type",
            "method.response.header.content-type": "integration.response.header.content-type",
          },
        },
        "5\\d{2}": { statusCode: "500" },
      },
    },
  };
}
