// The type of a setting: an argument that a stack's configuration can set, with its rule, default and description.
import type { TypedRule } from "../../tools/rules.ts";
import type { Gateway } from "../choices.ts";

/** One setting. The check of the argument, `config:` in Pulumi.yaml and the table in docs/settings.md are made from it. */
export interface Setting<Value = unknown> {
  rule: TypedRule<Value>;
  /** Set when the value decides which resources there are. It must then be a plain value, neither an output nor a secret. */
  plain?: true;
  /** The value of an argument that is left out. For a number without one, Pulumi.yaml has -1 and says that it means none. */
  default?: Value;
  /** The default of each gateway, for a setting whose default depends on it. */
  byGateway?: Record<Gateway, Value>;
  /** Markdown that begins with a small letter and has no full stop, for a line of the table in docs/settings.md. Pulumi.yaml has it as plain text. */
  description: string;
  /** The cost in US dollars a month at a million requests, for the table in docs/settings.md. */
  cost?: string;
}
