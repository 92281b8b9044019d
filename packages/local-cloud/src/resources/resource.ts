// The resources and look-ups of a program, with types by their tokens.
import type { Outputs, Plain } from "./plain.ts";
import type { ResourceTypes } from "./resource-types.ts";

/** A resource that the program registered. */
export interface Resource<Inputs = Record<string, unknown>, AllOutputs = Record<string, unknown>> {
  /** The type token: `aws:lambda/function:Function`. */
  type: string;
  name: string;
  inputs: Inputs;
  /** The inputs, `id`, `arn`, and the other outputs of the type. */
  outputs: AllOutputs;
  /** The folder with the unpacked code of a Lambda function. */
  folder?: string;
}

/** A look-up of the program, such as `aws.dynamodb.getTable`. */
export interface Lookup {
  /** The function token: `aws:dynamodb/getTable:getTable`. */
  token: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** A resource type that some part of the local run reads. */
export type ResourceType = keyof ResourceTypes;

/** The inputs of a resource type, in the form that a provider gets. */
export type InputsOf<Type extends ResourceType> = Plain<
  NonNullable<ConstructorParameters<ResourceTypes[Type]>[1]>
>;

/** A resource of one type. */
export type ResourceOf<Type extends ResourceType> = Resource<
  InputsOf<Type>,
  Outputs<InstanceType<ResourceTypes[Type]>>
>;

/** Returns the resources of one type, in the order of their registration. */
export function ofType<Type extends ResourceType>(resources: Resource[], type: Type): ResourceOf<Type>[] {
  return resources.filter((resource) => resource.type === type) as ResourceOf<Type>[];
}

/** Returns `rds.Cluster` for `aws:rds/cluster:Cluster`. */
export function shortType(type: string): string {
  return type.replace(/^aws:(\w+)\/\w+:(\w+)$/, "$1.$2");
}
