// Types for the parts of dynalite that the local DynamoDB uses: parsers, and declarations of requests' properties. Dynalite has no
// types. These are inner modules, so package.json pins an exact version.

declare module "dynalite/db/index.js" {
  const db: {
    /** Turns a number into a text, so that texts sort as the numbers do. */
    toLexiStr(value: string, type: "N"): string;
    itemSize(item: object, compress?: boolean, addMetaSize?: boolean, rangeKey?: string): number;
  };
  export default db;
}

declare module "dynalite/validations/index.js" {
  type Message = string | null | undefined;
  const validations: {
    /** Returns a copy of the data with only the declared properties. It throws an Error with `statusCode` and `body`. */
    checkTypes(data: object, types: object): import("./item.ts").Output;
    /** Checks the values. It throws an Error with `statusCode` and `body`. */
    checkValidations(data: object, types: object): void;
    validateAttributeValue(value: object): Message;
    validateExpressionParams(data: object, expressions: string[], nonExpressions: string[]): Message;
    /** Compiles expressions into `_condition`, `_updates`, `_keyCondition`, `_filter` and `_projection`. */
    validateExpressions(data: object): Message;
  };
  export default validations;
}

declare module "dynalite/validations/*.js" {
  const declaration: {
    /** The properties of a request, each with its type and limits. */
    // biome-ignore lint/suspicious/noExplicitAny: the declarations of lists and structures hold others at any depth
    types: Record<string, any>;
    custom?(data: import("./item.ts").Output, store: object): string | null | undefined;
  };
  export default declaration;
}

declare module "dynalite/db/*Parser.js" {
  const parser: { parse(text: string, options: object): unknown };
  export default parser;
}
