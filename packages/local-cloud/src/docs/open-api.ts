// Reads the program's OpenAPI document. Its types cover the parts that the local run uses.
import { existsSync, readFileSync } from "node:fs";

export interface OpenApi {
  info?: { title?: string };
  paths?: Record<string, Record<string, Operation | undefined> | undefined>;
  components?: { schemas?: Record<string, Schema>; securitySchemes?: Record<string, SecurityScheme> };
}

export interface SecurityScheme {
  "x-amazon-apigateway-authtype"?: string;
}

export interface Operation {
  requestBody?: Body | Reference;
}

export interface Body {
  /** The content by media type. */
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
 * Reads the document, or returns `undefined` if the file does not exist.
 *
 * @throws Error for a file that is not JSON
 */
export function readOpenApi(file: string): OpenApi | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`Cannot read ${file}: ${(error as Error).message}`);
  }
}

/**
 * Returns a function that reads the document. If the file is broken, the function returns the last document that was valid.
 *
 * @throws Error if the first read fails
 */
export function lastGood(file: string): () => OpenApi | undefined {
  let last = readOpenApi(file);
  return () => {
    try {
      last = readOpenApi(file);
    } catch {
      // The watcher of the file reports the error.
    }
    return last;
  };
}
