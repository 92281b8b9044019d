// Converts the types of @pulumi/aws to the form that a provider gets: values instead of promises, ids instead of resources.
import type { CustomResource, Output, OutputInstance, Resource, Unwrap } from "@pulumi/pulumi";

/** The values of a resource's arguments. A resource among them becomes its id. */
export type Plain<T> = T extends Promise<infer Value> | OutputInstance<infer Value>
  ? Plain<Value>
  : T extends Resource
    ? string
    : T extends (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? { [Key in keyof T]: Plain<T[Key]> }
        : T;

/** The values of a resource's outputs. */
export type Outputs<T extends CustomResource> = {
  [Key in keyof T as T[Key] extends Output<unknown> ? Key : never]: Unwrap<T[Key]>;
};
