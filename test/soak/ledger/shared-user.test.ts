// Tests the faults that the soak finds of a user that many clients update at once.
import test from "ava";
import { SharedUser } from "./shared-user.ts";
import type { Shown } from "./user.ts";

const createdAt = "2026-11-24T18:18:19.418Z";
const state = (version: number, lastName: string): Shown => ({
  id: "a",
  firstName: "Ada",
  lastName,
  createdAt,
  updatedAt: createdAt,
  tag: `"${version}-1"`,
});
const [first, second, rival] = [state(1, "1"), state(2, "2"), state(2, "3")] as const;

test("finds no fault when each state has one winner and the last one is there in the end", (t) => {
  const user = new SharedUser(first);
  const [winner, loser] = [user.attempt('"1-1"', second), user.attempt('"1-1"', rival)];
  t.is(user.faultOf(second), undefined);
  loser.refused();
  winner.won(second);
  t.deepEqual(user.faults(second), []);
});

test("finds two winners of one state", (t) => {
  const user = new SharedUser(first);
  user.attempt('"1-1"', second).won(second);
  user.attempt('"1-1"', rival).won(rival);
  t.is(
    user.faults(rival)[0],
    `two updates of the state "1-1" won: ${JSON.stringify(second)} and ${JSON.stringify(rival)}`,
  );
});

test("finds a lost update, a lost user, and one that nobody wrote", (t) => {
  const user = new SharedUser(first);
  user.attempt('"1-1"', second).won(second);
  t.deepEqual(user.faults(first), [
    `lost: ${JSON.stringify(second)}, the user is still ${JSON.stringify(first)}`,
  ]);
  t.deepEqual(user.faults(undefined), ["lost: the shared user a"]);
  t.deepEqual(user.faults(state(3, "9")), [`nobody wrote ${JSON.stringify(state(3, "9"))}`]);
});

test("finds refused updates without a winner, unless another update has an unknown result", (t) => {
  const user = new SharedUser(first);
  user.attempt('"1-1"', rival).refused();
  t.deepEqual(user.faults(first), ['updates of the state "1-1" of a got 412, but none won']);
  user.attempt('"1-1"', second);
  t.deepEqual(user.faults(second), []);
});

test("finds no fault in a refused update whose lost answer another update overtook, only where answers get lost", (t) => {
  const overtaken = (answersGetLost: boolean) => {
    const user = new SharedUser(first, { answersGetLost });
    const repeated = user.attempt('"1-1"', second);
    const read = user.faultOf(second);
    const third = state(3, "3");
    user.attempt('"2-1"', third).won(third);
    repeated.refused();
    return [read, ...user.faults(third)];
  };
  t.deepEqual(overtaken(true), [undefined]);
  t.deepEqual(overtaken(false), [undefined, 'updates of the state "1-1" of a got 412, but none won']);
});

test("finds updates that were refused for one that nobody saw, also where answers get lost", (t) => {
  const user = new SharedUser(first, { answersGetLost: true });
  user.attempt('"1-1"', second).refused();
  t.deepEqual(user.faults(first), ['updates of the state "1-1" of a got 412, but none won']);
});
