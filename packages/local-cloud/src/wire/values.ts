// Reads the property values that a program sends to the engine: plain JSON, and envelopes that a signature marks.
import { isRecord } from "../resources/is-record.ts";
import { signatureKey, signatures, unknown } from "./sdk.ts";

// biome-ignore lint/suspicious/noExplicitAny: properties are as varied as resource types
type Value = any;

// biome-ignore lint/suspicious/noExplicitAny: properties are as varied as resource types
export type Properties = Record<string, any>;

/** An asset or an archive in the result of `plain`: a file, a text, or several of them. */
export interface Packed {
  kind: "asset" | "archive";
  /** The path of a file or a folder, relative to the program's folder. */
  path?: string;
  text?: string;
  uri?: string;
  /** The content of an archive, by the name inside it. */
  assets?: Record<string, Packed>;
}

/** Returns the kind of an envelope, or undefined for any other value. */
export function kindOf(value: Value): keyof typeof signatures | undefined {
  if (!isRecord(value)) return undefined;
  const found = Object.entries(signatures).find(([, signature]) => signature === value[signatureKey]);
  return found?.[0] as keyof typeof signatures | undefined;
}

/** Marks a value as a secret. */
export function secret(value: Value): Value {
  return kindOf(value) === "secret" ? value : { [signatureKey]: signatures.secret, value };
}

/** Converts inputs to the form of Pulumi's state: ids replace resources, values replace outputs, and secrets stay marked. */
export function stateOf(properties: Properties): Properties {
  return unwrap(properties, "marked");
}

/** Converts inputs to the form that a provider gets: secrets are not marked, and assets are `Packed`. */
export function plain(properties: Properties): Properties {
  return unwrap(properties, "plain");
}

/** Converts inputs for people to read: `[secret]` replaces each secret. */
export function masked(properties: Properties): Properties {
  return unwrap(properties, "masked");
}

/** Tells whether a value is a secret or contains one. */
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
