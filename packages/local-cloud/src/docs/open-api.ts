// The program's OpenAPI document, as much of it as the local run looks at.
import { existsSync, readFileSync } from "node:fs";

export interface OpenApi {
  info?: { title?: string };
  servers?: { url: string }[];
  security?: Record<string, string[]>[];
  paths?: Record<string, Record<string, Operation | undefined> | undefined>;
  components?: {
    schemas?: Record<string, Schema>;
    requestBodies?: Record<string, Body>;
    securitySchemes?: Record<string, SecurityScheme>;
  };
}

export interface SecurityScheme {
  "x-amazon-apigateway-authtype"?: string;
}

export interface Operation {
  requestBody?: Body | Reference;
}

export interface Body {
  /** By media type. */
  content?: Record<string, MediaType>;
}

export interface MediaType {
  example?: unknown;
  examples?: Record<string, { value?: unknown }>;
  schema?: Schema | Reference;
}

export interface Schema {
  example?: unknown;
  examples?: unknown[];
}

export interface Reference {
  $ref: string;
}

/**
 * Reads the document; `undefined` where there is no such file.
 *
 * @throws Error when it is no JSON
 */
export function readOpenApi(file: string): OpenApi | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`Cannot read ${file}: ${(error as Error).message}`);
  }
}

/** Reads the document too, but once it was good gives that one in place of a broken one. */
export function lastGood(file: string): () => OpenApi | undefined {
  let last = readOpenApi(file);
  return () => {
    try {
      last = readOpenApi(file);
    } catch {
      // Whoever watches the file tells of it.
    }
    return last;
  };
}
