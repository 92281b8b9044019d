// The type of a part of the OpenAPI document, and references between parts.

/** A JSON Schema or another part of the document. */
export type Part = Record<string, unknown>;

/** Returns a reference to a part of `components`. The modules of schemas and responses have a typed one. */
export const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
