// A user as answers show it.

export interface Names {
  firstName: string;
  lastName: string;
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
  return a.firstName === b.firstName && a.lastName === b.lastName;
}

/** Whether both are the same state of a user, as far as both tell. */
export function sameState(a: Shown, b: Shown): boolean {
  const sameTag = a.tag === undefined || b.tag === undefined || a.tag === b.tag;
  return (
    sameTag && sameNames(a, b) && a.id === b.id && a.createdAt === b.createdAt && a.updatedAt === b.updatedAt
  );
}
