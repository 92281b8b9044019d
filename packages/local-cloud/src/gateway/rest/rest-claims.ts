// What a function behind a REST API learns of a Cognito token: every claim is a text.

/** Claims as a Cognito authorizer hands them over; those without a value are left out. */
export function restClaims(claims: object): Record<string, string> {
  const given = Object.entries(claims).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, textOf(name, value)]));
}

function textOf(name: string, value: unknown): string {
  // Two of the times are dates, and `auth_time` is not.
  if (typeof value === "number" && (name === "exp" || name === "iat")) return javaDate(value);
  if (Array.isArray(value)) return value.map((item) => textOf("", item)).join(",");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

/** Seconds as Java writes a date: `Fri Jul 29 18:52:53 UTC 2016`. */
function javaDate(seconds: number): string {
  const [weekday = "", day, month, year, time] = new Date(seconds * 1000).toUTCString().split(" ");
  return `${weekday.replace(",", "")} ${month} ${day} ${time} UTC ${year}`;
}
