// Parses ARNs, and matches texts against the wildcards of policies and permissions.

/** The parts of `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
}

/** @throws Error for a text that is not an ARN */
export function parseArn(text: string): Arn {
  const [, partition = "", service = "", region = "", account = "", resource] =
    /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text) ?? [];
  if (resource === undefined) throw new Error(`Expected an ARN, got "${text}".`);
  return { partition, service, region, account, resource };
}

/** Returns a function's ARN without a qualifier, from its ARN or its invoke ARN. Any other text gives `undefined`. */
export function functionArnOf(reference: string): string | undefined {
  return /arn:[\w-]+:lambda:[^:]*:\d+:function:[\w-]+/.exec(reference)?.[0];
}

/** Returns the ARN by which API Gateway invokes a function. */
export function invokeArnOf(functionArn: string, region: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

/** Returns a function's name, from its name, its ARN or its invoke ARN. Any other text gives `undefined`. */
export function functionNameOf(reference: string): string | undefined {
  const arn = functionArnOf(reference);
  if (arn) return parseArn(arn).resource.replace("function:", "");
  return /^[\w-]+$/.test(reference) ? reference : undefined;
}

/** Tells whether a text matches a pattern. `*` matches any characters, including slashes and colons; `?` matches one. */
export function matchesWildcards(pattern: string, text: string, flags = ""): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}
