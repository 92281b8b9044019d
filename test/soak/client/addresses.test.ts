// Tests that the soak's record of addresses finds a wrong refusal, and no right one.
import test from "ava";
import { Ledger } from "../ledger/ledger.ts";
import { noFailures } from "../wire/failures.ts";
import { Traffic } from "../wire/traffic.ts";
import { Addresses } from "./addresses.ts";
import type { Client } from "./client.ts";
import { isTaken } from "./taken.ts";

const counts = { pool: 2, rivals: 1 };
const call = { method: "POST", path: "/v1/users" } as const;
const conflict = (pointer: string) => ({
  status: 409,
  headers: {},
  body: JSON.stringify({ errors: [{ pointer }] }),
});

function clientOf(addresses: Addresses) {
  const traffic = new Traffic(noFailures);
  return { traffic, client: { addresses, traffic, ledger: new Ledger() } as unknown as Client };
}

test("an address may be taken from when another asks for it until an answer says that it is free", (t) => {
  const addresses = new Addresses("a", counts);
  t.deepEqual(
    [addresses.pool, addresses.rivals],
    [["ada-0@a.example.org", "ada-1@a.example.org"], ["rival-0@a.example.org"]],
  );
  const before = performance.now();
  t.false(addresses.mayBeTaken("x@a.org", "me", before));
  addresses.may("you", "X@a.org");
  t.true(addresses.mayBeTaken("x@a.org", "me", before));
  t.false(addresses.mayBeTaken("x@a.org", "you", before));
  addresses.may("you", "y@a.org");
  addresses.only("you", "y@a.org");
  const after = performance.now() + 1;
  t.deepEqual(
    [before, after].map((since) => addresses.mayBeTaken("x@a.org", "me", since)),
    [true, false],
  );
  t.true(addresses.mayBeTaken("y@a.org", "me", after));
  addresses.only("you");
  t.false(addresses.mayBeTaken("y@a.org", "me", performance.now() + 1));
});

test("finds a refusal of an address that nobody has, of the user's own address, and one that does not name it", (t) => {
  const addresses = new Addresses("a", counts);
  const { client, traffic } = clientOf(addresses);
  const asked = { who: "me", email: "x@a.org", since: performance.now() };
  const refused = conflict("/email");
  t.true(isTaken(client, call, refused, asked));
  addresses.may("you", "x@a.org");
  t.true(isTaken(client, call, refused, asked));
  t.true(isTaken(client, call, refused, { ...asked, has: "X@a.org" }));
  t.true(isTaken(client, call, conflict("/plan"), asked));
  t.false(isTaken(client, call, { ...refused, status: 201 }, asked));
  t.deepEqual(
    traffic.findings.map((finding) => finding.split(":")[0]),
    ["nobody had x@a.org", "refused its own address", "a 409 that does not name the address"],
  );
});
