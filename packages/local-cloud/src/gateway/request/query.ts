// Parses query strings and percent-encoding as API Gateway does.

/** Returns the decoded pairs of a query string. A text with invalid percent-encoding stays as it was sent. */
export function queryPairs(query: string): [name: string, value: string][] {
  return pairsOf(query.replaceAll("+", " "));
}

/** Returns the decoded pairs that a signature covers. In them, `+` is a plus sign: signers encode a space as %20. */
export function signedPairs(query: string): [name: string, value: string][] {
  return pairsOf(query);
}

function pairsOf(query: string): [name: string, value: string][] {
  return query
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      return [decoded(name), decoded(value)];
    });
}

/** Returns the first value of a query parameter, decoded, or `undefined` if it was not sent. */
export function queryValue(query: string, name: string): string | undefined {
  return queryPairs(query).find(([key]) => key === name)?.[1];
}

function decoded(text: string): string {
  return isWellEncoded(text) ? decodePercent(text) : text;
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
  const groups = Map.groupBy(pairs, ([name]) => name);
  return new Map([...groups].map(([name, group]) => [name, group.map(([, value]) => value)]));
}
