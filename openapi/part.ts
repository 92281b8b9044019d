// Parts of the OpenAPI document, and how one refers to another.

/** A JSON Schema or another part of the document. */
export type Part = Record<string, unknown>;

/** A reference to a part of `components`. Each kind's own file has one that takes the names there are. */
export const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
