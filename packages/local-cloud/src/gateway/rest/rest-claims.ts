// Converts the claims of a Cognito token to texts, for the event of a REST API.

/** Returns the claims in the form of a Cognito authorizer. Claims without a value are omitted. */
export function restClaims(claims: object): Record<string, string> {
  const given = Object.entries(claims).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, textOf(name, value)]));
}

function textOf(name: string, value: unknown): string {
  // `exp` and `iat` become dates, but `auth_time` does not.
  if (typeof value === "number" && (name === "exp" || name === "iat")) return javaDate(value);
  if (Array.isArray(value)) return value.map((item) => textOf("", item)).join(",");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

/** Converts seconds to a date in Java's form: `Fri Jul 29 18:52:53 UTC 2016`. */
function javaDate(seconds: number): string {
  const [weekday = "", day, month, year, time] = new Date(seconds * 1000).toUTCString().split(" ");
  return `${weekday.replace(",", "")} ${month} ${day} ${time} UTC ${year}`;
}
