// ARNs: taken apart, and matched against the patterns of policies and permissions.

/** `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
}

/** @throws Error when the text is no ARN */
export function parseArn(text: string): Arn {
  const [, partition = "", service = "", region = "", account = "", resource] =
    /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text) ?? [];
  if (resource === undefined) throw new Error(`Expected an ARN, got "${text}".`);
  return { partition, service, region, account, resource };
}

/** The ARN of a function without a qualifier, from its ARN or its invoke ARN; `undefined` when it is neither. */
export function functionArnOf(reference: string): string | undefined {
  return /arn:[\w-]+:lambda:[^:]*:\d+:function:[\w-]+/.exec(reference)?.[0];
}

/** The name of a function, from its name, its ARN or its invoke ARN; `undefined` when it is none of them. */
export function functionNameOf(reference: string): string | undefined {
  const arn = functionArnOf(reference);
  if (arn) return parseArn(arn).resource.replace("function:", "");
  return /^[\w-]+$/.test(reference) ? reference : undefined;
}

/** Whether a text has the form of a pattern: `*` stands for any characters, slashes and colons too, `?` for one. */
export function matchesWildcards(pattern: string, text: string, flags = ""): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}
