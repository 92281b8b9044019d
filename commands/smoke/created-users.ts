// Records the users that the test creates, so that it deletes them and no others.

import { type Answer, jsonOf } from "./answer.ts";

/** A request that creates a user. */
export interface Create {
  path: string;
  /** The `Idempotency-Key`. */
  key: string;
  body: string;
}

/** Returns true for the path of the caller's own record. */
export const isOwn = (path: string) => path.endsWith("/users/me");

export class CreatedUsers {
  /** The ids of users to delete, each with the path of the request that created it. */
  readonly ids = new Map<string, string>();
  /** Creates without an answer. The user may exist, and only a repeated create returns its id. */
  readonly unanswered = new Set<Create>();
  /** Answers with another user than the one that was sent. The test may not have created it, so it does not delete it. */
  readonly strange: string[] = [];
  /** The number of users that were created. */
  count = 0;

  sent(create: Create): void {
    this.unanswered.add(create);
  }

  answered(create: Create, answer: Answer): void {
    // After a failure it is unknown whether the user was written.
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
