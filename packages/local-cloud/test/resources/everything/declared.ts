// A resource that a program could register, with every input that @pulumi/aws knows of its type.
import type { InputsOf, ResourceType } from "../../../src/resources/resource.ts";

export interface Declared {
  type: ResourceType;
  name: string;
  inputs: Record<string, unknown>;
}

/** The compiler sees to it that nothing is left out: an input of a newer provider has to be declared too. */
export function declared<Type extends ResourceType>(
  type: Type,
  name: string,
  inputs: Required<InputsOf<Type>>,
): Declared {
  return { type, name, inputs: { ...inputs } };
}

/** Inputs that every type has and that change no answer. */
export const common = { region: "eu-central-1", description: "d", tags: { team: "a" } };
