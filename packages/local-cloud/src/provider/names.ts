// What the outputs of a resource are made of.

/** What a resource's outputs are made of. */
export interface Names {
  region: string;
  /** Hexadecimal, unique to the resource. */
  hash: string;
  /** The given or automatic physical name. */
  physical: string;
  /** Base URL of an API by its id. */
  baseOf(apiId: string): string;
  /** The path of a resource of a REST API by its id; empty for the root. */
  pathOf(resourceId: string): string;
  /** Base URL of queues, where it is not AWS's. */
  sqs?: string;
  /** Of a type whose form is not known, a text for each output. */
  madeUp(): Record<string, string>;
}
