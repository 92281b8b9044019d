// Parses query strings and percent-encoding as API Gateway does.

/** Returns the decoded pairs of a query string. A text with invalid percent-encoding stays as it was sent. */
export function queryPairs(query: string): [name: string, value: string][] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      const name = equals < 0 ? pair : pair.slice(0, equals);
      return [decodeQuery(name), equals < 0 ? "" : decodeQuery(pair.slice(equals + 1))];
    });
}

/** Returns the first value of a query parameter, decoded, or `undefined` if it was not sent. */
export function queryValue(query: string, name: string): string | undefined {
  return queryPairs(query).find(([key]) => key === name)?.[1];
}

function decodeQuery(text: string): string {
  const spaced = text.replaceAll("+", " ");
  return isWellEncoded(spaced) ? decodePercent(spaced) : spaced;
}

/** Tells whether every `%` in a text is followed by two hexadecimal digits. */
export function isWellEncoded(text: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(text);
}

/** Decodes percent-encoded UTF-8. Invalid bytes become U+FFFD. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString());
}

/** Groups pairs by name, in the order in which the names first appear. */
export function groupPairs(pairs: Iterable<[string, string]>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}
