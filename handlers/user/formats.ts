// The formats of text fields. The validation and the OpenAPI document use the same pattern. Each pattern accepts no more than JSON Schema's
// format of that name, and means the same in JavaScript, Python and RE2.

/** The formats that a text field can have. */
export type Format = "email" | "uri" | "date" | "date-time" | "uuid";

/** Each format: its name in messages, its pattern and an example. */
export const formats = /* @__PURE__ */ makeFormats();

function makeFormats(): Record<Format, { is: string; pattern: string; example: string }> {
  const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

  const coded = "%[0-9A-Fa-f]{2}";
  const word = `(?:[A-Za-z0-9._~!$&'()*+,;=-]|${coded})`;
  const segment = `(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|${coded})`;
  const authority = `(?:(?:[A-Za-z0-9._~!$&'()*+,;=:-]|${coded})*@)?${word}*(?::[0-9]*)?`;
  const query = `(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|${coded})*`;

  const leapYear = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
  const day =
    "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";
  const date = `(?:${day}|${leapYear}-02-29)`;
  const hour = "(?:[01][0-9]|2[0-3])";
  return {
    email: {
      is: "an e-mail address",
      pattern: `^${atom}(?:\\.${atom})*@(?:${label}\\.)+${label}$`,
      example: "ada@example.org",
    },
    // As in RFC 3986, but without IP addresses in brackets.
    uri: {
      is: "a URI with its scheme",
      pattern: `^[A-Za-z][A-Za-z0-9+.-]*:(?://${authority}(?:/${segment}*)*|/?${segment}+(?:/${segment}*)*)(?:\\?${query})?(?:#${query})?$`,
      example: "https://example.org/ada",
    },
    date: { is: "a date such as 1815-12-10", pattern: `^${date}$`, example: "1815-12-10" },
    // As in RFC 3339.
    "date-time": {
      is: "a time such as 1815-12-10T12:00:00Z",
      pattern: `^${date}T${hour}:[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?(?:Z|[+-]${hour}:[0-5][0-9])$`,
      example: "1815-12-10T12:00:00Z",
    },
    uuid: {
      is: "a UUID",
      pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
      example: "f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c",
    },
  };
}
