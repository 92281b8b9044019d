// A user as answers show it.

/** What a client writes of a user. */
export interface Names {
  firstName: string;
  lastName: string;
  /** No two users have the same one. Only where the program has such a field. */
  email?: string;
  /** Users are listed by it. Only where the program has such a field. */
  plan?: string;
}

export interface User extends Names {
  id: string;
  createdAt: string;
  updatedAt: string;
}

/** A user with its entity tag, where the answer has one: pages have not. */
export interface Shown extends User {
  tag?: string;
}

export function sameNames(a: Names, b: Names): boolean {
  return (["firstName", "lastName", "email", "plan"] as const).every((name) => a[name] === b[name]);
}

/** Whether both are the same state of a user, as far as both tell. */
export function sameState(a: Shown, b: Shown): boolean {
  const sameTag = a.tag === undefined || b.tag === undefined || a.tag === b.tag;
  return (
    sameTag && sameNames(a, b) && a.id === b.id && a.createdAt === b.createdAt && a.updatedAt === b.updatedAt
  );
}
