// The values from which the outputs of a resource are made.

/** The values from which a resource's outputs are made. */
export interface Names {
  region: string;
  /** A hexadecimal hash that is unique to the resource. */
  hash: string;
  /** The physical name: the given one, or an automatic one. */
  physical: string;
  /** Returns the base URL of the API with this id. */
  baseOf(apiId: string): string;
  /** Returns the path of a REST API's resource with this id. The path of the root is empty. */
  pathOf(resourceId: string): string;
  /** The base URL of queues, if it is not AWS's. */
  sqs?: string;
  /** Returns a made-up text for each output, for a type whose outputs the local run does not know. */
  madeUp(): Record<string, string>;
}
