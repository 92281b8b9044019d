// What a setting is: an argument that is a value, with all that is said of it anywhere.
import type { Gateway } from "./choices.ts";
import type { Rule } from "./rules.ts";

/** The check, `config:` in Pulumi.yaml and the README's table are made from it. */
export interface Row<Value = unknown> {
  rule: Rule<Value>;
  /** That it decides which resources there are, so that it must be known at once: no output, and no secret. */
  plain?: true;
  /** What the argument is when it is left out … */
  default?: Value;
  /** … where that depends on the gateway. */
  byGateway?: Record<Gateway, Value>;
  /** Markdown without a full stop, a line of the README's table; Pulumi.yaml has it as plain text. */
  description: string;
  /** US dollars a month at a million requests, as the README's table has it. */
  cost?: string;
}
