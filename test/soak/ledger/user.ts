// The type of a user as answers show it.

/** The properties that a client writes. */
export interface Names {
  firstName: string;
  lastName: string;
  /** The address, which is unique. Only for a program with such a field. */
  email?: string;
  /** The plan, by which users are listed. Only for a program with such a field. */
  plan?: string;
}

export interface User extends Names {
  id: string;
  createdAt: string;
  updatedAt: string;
}

/** A user with its entity tag, if the answer has one. Pages have none. */
export interface Shown extends User {
  tag?: string;
}

export function sameNames(a: Names, b: Names): boolean {
  return (["firstName", "lastName", "email", "plan"] as const).every((name) => a[name] === b[name]);
}

/** Returns true when both are the same state of a user, as far as both show it. */
export function sameState(a: Shown, b: Shown): boolean {
  const sameTag = a.tag === undefined || b.tag === undefined || a.tag === b.tag;
  return (
    sameTag && sameNames(a, b) && a.id === b.id && a.createdAt === b.createdAt && a.updatedAt === b.updatedAt
  );
}
