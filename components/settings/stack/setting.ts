// What a setting is: an argument that is a value, with all that is said of it anywhere.
import type { TypedRule } from "../../tools/rules.ts";
import type { Gateway } from "../choices.ts";

/** The check, `config:` in Pulumi.yaml and the table in docs/settings.md are made from it. */
export interface Setting<Value = unknown> {
  rule: TypedRule<Value>;
  /** That it decides which resources there are, so that it must be known at once: no output, and no secret. */
  plain?: true;
  /** What the argument is when it is left out … */
  default?: Value;
  /** … where that depends on the gateway. */
  byGateway?: Record<Gateway, Value>;
  /** Markdown without a full stop, a line of the table in docs/settings.md; Pulumi.yaml has it as plain text. */
  description: string;
  /** US dollars a month at a million requests, as the table in docs/settings.md has it. */
  cost?: string;
}
