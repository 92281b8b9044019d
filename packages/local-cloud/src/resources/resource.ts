// What a program registers and looks up, typed by its token.
import type { Outputs, Plain } from "./plain.ts";
import type { ResourceTypes } from "./resource-types.ts";

/** A resource that the program registered. */
export interface Resource<Inputs = Record<string, unknown>, AllOutputs = Record<string, unknown>> {
  /** Type token: `aws:lambda/function:Function`. */
  type: string;
  name: string;
  inputs: Inputs;
  /** The inputs plus `id`, `arn` and whatever the type adds. */
  outputs: AllOutputs;
  /** Where the archive of a Lambda function was written. */
  folder?: string;
}

/** Something the program looked up instead of registering it. */
export interface Lookup {
  /** Function token: `aws:dynamodb/getTable:getTable`. */
  token: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** A type that something here looks at. */
export type ResourceType = keyof ResourceTypes;

/** The inputs of a type, as a provider gets them. */
export type InputsOf<Type extends ResourceType> = Plain<ResourceTypes[Type]["args"]>;

/** A resource of one type. */
export type ResourceOf<Type extends ResourceType> = Resource<
  InputsOf<Type>,
  Outputs<ResourceTypes[Type]["resource"]>
>;

/** The resources of one type, in the order in which they were registered. */
export function ofType<Type extends ResourceType>(resources: Resource[], type: Type): ResourceOf<Type>[] {
  return resources.filter((resource) => resource.type === type) as ResourceOf<Type>[];
}
