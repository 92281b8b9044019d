// Tests that the soak's ledger finds faults.
import test from "ava";
import { Ledger } from "./ledger.ts";
import type { Shown } from "./user.ts";

const times = { createdAt: "2026-11-24T18:18:19.418Z", updatedAt: "2026-11-24T18:18:19.418Z" };
const ada: Shown = { id: "a", firstName: "Ada", lastName: "1", ...times, tag: '"1-1"' };
const changed = { ...ada, lastName: "2", updatedAt: "2026-11-24T18:18:20.762Z", tag: '"2-1"' };

function table(...users: Shown[]): Map<string, Shown> {
  return new Map(users.map((user) => [user.id, user]));
}

function ledgerOf(...users: Shown[]): Ledger {
  const ledger = new Ledger();
  for (const user of users) ledger.wrote(user);
  return ledger;
}

test("finds no fault in a table that fits the answers", (t) => {
  const ledger = ledgerOf(ada, { ...ada, id: "b" }, { ...ada, id: "c" });
  ledger.wrote(changed);
  ledger.deleted("c");
  t.deepEqual(ledger.faults(table(changed, { ...ada, id: "b" })), []);
});

test("finds a lost user, a lost update, a delete undone, and a user that nobody wrote", (t) => {
  const [b, c, d] = [
    { ...ada, id: "b" },
    { ...ada, id: "c" },
    { ...ada, id: "d" },
  ];
  const ledger = ledgerOf(ada, b, c, changed);
  ledger.deleted("c");
  t.deepEqual(ledger.faults(table(ada, c, d)), [
    `expected ${JSON.stringify(changed)}, got ${JSON.stringify(ada)}`,
    `lost: ${JSON.stringify(b)}`,
    `a delete was answered, but there is ${JSON.stringify(c)}`,
    `nobody wrote ${JSON.stringify(d)}`,
  ]);
});

test("an unanswered update may have happened as a whole or not at all", (t) => {
  const ledger = ledgerOf(ada);
  ledger.unsure("a", { firstName: "Grace", lastName: "2" });
  t.true(ledger.isUnread("a"));
  const whole = { ...changed, firstName: "Grace" };
  t.is(ledger.faultOf("a", ada), undefined);
  t.is(ledger.faultOf("a", whole), undefined);
  t.is(ledger.faultOf("a", changed), `expected ${JSON.stringify(ada)}, got ${JSON.stringify(changed)}`);
  t.is(ledger.faultOf("a", undefined), `lost: ${JSON.stringify(ada)}`);
  ledger.settle("a", whole);
  t.false(ledger.isUnread("a"));
  t.is(ledger.faultOf("a", ada), `expected ${JSON.stringify(whole)}, got ${JSON.stringify(ada)}`);
});

test("an unanswered delete may have happened or not, until an answer tells", (t) => {
  const ledger = ledgerOf(ada);
  ledger.unsure("a", "deleted");
  t.deepEqual([ledger.faults(table()), ledger.faults(table(ada))], [[], []]);
  ledger.wrote(changed);
  t.deepEqual(ledger.faults(table()), [`lost: ${JSON.stringify(changed)}`]);
});

test("an unanswered create makes one user at most, and none more once it is answered", (t) => {
  const ledger = new Ledger();
  ledger.unsureCreate({ firstName: "Ada", lastName: "1" });
  const twin = { ...ada, id: "b" };
  t.deepEqual(ledger.faults(table()), []);
  t.deepEqual(ledger.faults(table(ada)), []);
  t.deepEqual(ledger.faults(table(ada, twin)), [`nobody wrote ${JSON.stringify(twin)}`]);
  ledger.sureCreate({ firstName: "Ada", lastName: "1" });
  ledger.wrote(ada);
  t.deepEqual(ledger.faults(table(ada, twin)), [`nobody wrote ${JSON.stringify(twin)}`]);
});

test("a page, which has no tags, is compared in all other properties", (t) => {
  const { tag: _, ...listed } = ada;
  t.is(ledgerOf(ada).faultOf("a", listed), undefined);
  t.not(ledgerOf(changed).faultOf("a", listed), undefined);
});
