// Property values as they travel between a program and the engine: plain JSON, and envelopes that a signature marks.
import { signatureKey, signatures, unknown } from "./sdk.ts";

// biome-ignore lint/suspicious/noExplicitAny: properties are as varied as resource types
type Value = any;

// biome-ignore lint/suspicious/noExplicitAny: properties are as varied as resource types
export type Properties = Record<string, any>;

/** A file, a text or several of them, as `plain` gives it. */
export interface Packed {
  kind: "asset" | "archive";
  /** A file or a folder; relative to the program's folder. */
  path?: string;
  text?: string;
  uri?: string;
  /** What an archive holds, by its name inside. */
  assets?: Record<string, Packed>;
}

/** The kind of an envelope; undefined for any other value. */
export function kindOf(value: Value): keyof typeof signatures | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const found = Object.entries(signatures).find(([, signature]) => signature === value[signatureKey]);
  return found?.[0] as keyof typeof signatures | undefined;
}

/** The value, marked as a secret. */
export function secret(value: Value): Value {
  return kindOf(value) === "secret" ? value : { [signatureKey]: signatures.secret, value };
}

/** Inputs as the state has them: ids in place of resources, values in place of outputs; secrets stay marked. */
export function stateOf(properties: Properties): Properties {
  return unwrap(properties, "marked");
}

/** Inputs as a provider gets them: without the marks of secrets, and assets as `Packed`. */
export function plain(properties: Properties): Properties {
  return unwrap(properties, "plain");
}

/** The same for a reader: `[secret]` in place of each secret. */
export function masked(properties: Properties): Properties {
  return unwrap(properties, "masked");
}

/** Whether a value is a secret, or one is in it. */
export function holdsSecret(value: Value): boolean {
  if (typeof value !== "object" || value === null) return false;
  return kindOf(value) === "secret" || value.secret === true || Object.values(value).some(holdsSecret);
}

function unwrap(value: Value, secrets: "marked" | "plain" | "masked"): Value {
  if (Array.isArray(value)) return value.map((item) => unwrap(item, secrets));
  if (typeof value !== "object" || value === null) return value;
  const mark = (inner: Value) =>
    secrets === "marked" ? secret(inner) : secrets === "plain" ? inner : "[secret]";
  const kind = kindOf(value);
  switch (kind) {
    case "asset":
    case "archive":
      return secrets === "marked" ? value : packed(kind, value);
    case "resource":
      return value.id ?? value.urn;
    case "secret":
      return mark(unwrap(value.value, secrets));
    case "output": {
      const inner = "value" in value ? unwrap(value.value, secrets) : unknown;
      return value.secret ? mark(inner) : inner;
    }
    default:
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unwrap(item, secrets)]));
  }
}

function packed(kind: Packed["kind"], { path, text, uri, assets }: Properties): Packed {
  const source = Object.entries({ path, text, uri }).filter(([, value]) => value !== undefined);
  return { kind, ...Object.fromEntries(source), ...(assets && { assets: plain(assets) }) };
}
