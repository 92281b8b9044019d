// References into the OpenAPI document, for the descriptions of routes.

/** Refers to a schema of the document, such as `User`. */
export const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Refers to an answer of the document, such as `UserNotFound`. */
export const response = (name: string) => ({ $ref: `#/components/responses/${name}` }) as const;

/** A sentence for the description of each operation with a body, as handlers ignore the media type. */
export const anyType = "The body is read as JSON whatever `Content-Type` says.";
