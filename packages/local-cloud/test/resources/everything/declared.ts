// Declares a resource with every input that @pulumi/aws has for its type.
import type { InputsOf, ResourceType } from "../../../src/resources/resource.ts";

export interface Declared {
  type: ResourceType;
  name: string;
  inputs: Record<string, unknown>;
}

/** Returns the resource. The compiler requires every input of the type, also those of a newer provider. */
export function declared<Type extends ResourceType>(
  type: Type,
  name: string,
  inputs: Required<InputsOf<Type>>,
): Declared {
  return { type, name, inputs: { ...inputs } };
}

/** The inputs that every type has and that change no answer. */
export const common = { region: "eu-central-1", description: "d", tags: { team: "a" } };
