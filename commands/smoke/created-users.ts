// The users that the test made, so that it deletes them and no other.

import { type Answer, jsonOf } from "./answer.ts";

/** A create that was sent. */
export interface Create {
  path: string;
  /** Its `Idempotency-Key`. */
  key: string;
  body: string;
}

/** Whether a path is that of the caller's own record. */
export const isOwn = (path: string) => path.endsWith("/users/me");

export class CreatedUsers {
  /** Ids of users that are to be deleted, with the paths that they were created by. */
  readonly ids = new Map<string, string>();
  /** Creates without an answer: the user may be there, and only a repeat tells its id. */
  readonly unanswered = new Set<Create>();
  /** Answers that show something else than what was sent. Whose they are is not known, so they are left alone. */
  readonly strange: string[] = [];
  /** How many users there were. */
  count = 0;

  sent(create: Create): void {
    this.unanswered.add(create);
  }

  answered(create: Create, answer: Answer): void {
    // A failure says nothing about what was written.
    if (answer.status >= 500) return;
    this.unanswered.delete(create);
    if (answer.status !== 201) return;
    const user = jsonOf(answer);
    if (typeof user?.id !== "string" || !shows(user, create.body)) {
      this.strange.push(answer.body.toString());
    } else if (!this.ids.has(user.id)) {
      this.count++;
      this.ids.set(user.id, create.path);
    }
  }
}

function shows(user: Record<string, unknown>, body: string): boolean {
  try {
    const sent = JSON.parse(body);
    const names = Object.keys(sent).filter((name) => Object.hasOwn(user, name));
    return names.length > 0 && names.every((name) => user[name] === sent[name]);
  } catch {
    return false;
  }
}
