// Tests the README's program with a unique field and an index, on both gateways, as a client sees it.
import test from "ava";
import { type Api, shareApis } from "../helpers/cloud.ts";
import { several } from "../helpers/shared-apis.ts";

const users = "/v1/users";
const body = (email: string, plan = "team") => ({ firstName: "Ada", lastName: "Lovelace", email, plan });

let apis: Record<"http" | "rest", Api>;
test.before(async () => {
  const { uniqueHttp: http, uniqueRest: rest } = await shareApis(several);
  apis = { http, rest };
});
test.after.always(() => apis?.http.close());

for (const gateway of ["http", "rest"] as const) {
  const call: Api["call"] = (...request) => apis[gateway].call(...request);

  test.serial(`${gateway}: one account per address, which is shown as entered and found`, async (t) => {
    const both = await Promise.all([
      call("POST", users, { body: body("Ada@x.org") }),
      call("POST", users, { body: body("ADA@x.org") }),
    ]);
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    t.deepEqual([won?.status, lost?.status], [201, 409]);
    t.deepEqual(lost?.body.errors, [
      { pointer: "/email", detail: "Expected a value that no other user has, got one that is taken." },
    ]);
    const found = await call("GET", `${users}?email=ada%40X.org`);
    t.deepEqual([found.status, found.body], [200, { users: [won?.body] }]);
    t.deepEqual((await call("GET", `${users}?email=nobody%40x.org`)).body, { users: [] });
  });

  test.serial(`${gateway}: an address that is given up is free for another`, async (t) => {
    const { body: ada } = await call("POST", users, { body: body("first@x.org") });
    const changed = await call("PATCH", `${users}/${ada.id}`, { body: { email: "second@x.org" } });
    t.deepEqual([changed.status, changed.body.email], [200, "second@x.org"]);
    const { status, body: grace } = await call("POST", users, { body: body("first@x.org") });
    t.is(status, 201);
    t.is((await call("PUT", `${users}/${ada.id}`, { body: body("FIRST@x.org") })).status, 409);
    t.is((await call("DELETE", `${users}/${grace.id}`)).status, 200);
    t.is((await call("DELETE", `${users}/${grace.id}`)).status, 200);
    t.is((await call("PUT", `${users}/${ada.id}`, { body: body("FIRST@x.org") })).status, 200);
    t.is((await call("GET", `${users}?email=first@x.org`)).body.users[0].id, ada.id);
  });

  test.serial(`${gateway}: a repeated create is replayed after its address changed hands`, async (t) => {
    const headers = { "idempotency-key": "signup-1" };
    const first = await call("POST", users, { body: body("k@x.org"), headers });
    await call("PATCH", `${users}/${first.body.id}`, { body: { email: "k2@x.org" } });
    t.is((await call("POST", users, { body: body("k@x.org") })).status, 201);
    const again = await call("POST", users, { body: body("k@x.org"), headers });
    t.deepEqual([again.status, again.body.id, again.body.email], [201, first.body.id, "k2@x.org"]);
    t.is(again.headers.get("idempotent-replayed"), "true");
  });

  test.serial(`${gateway}: a merge patch under a tag, by its own media type`, async (t) => {
    const created = await call("POST", users, { body: body("p@x.org") });
    const path = `${users}/${created.body.id}`;
    const headers = {
      "if-match": created.headers.get("etag") ?? "",
      "content-type": "application/merge-patch+json",
    };
    const patched = await call("PATCH", path, { body: { firstName: "Augusta" }, headers });
    t.deepEqual(patched.body, { ...created.body, firstName: "Augusta", updatedAt: patched.body.updatedAt });
    t.is((await call("PATCH", path, { body: { firstName: "Ada" }, headers })).status, 412);
    const nothing = await call("PATCH", path, { body: { color: "red" } });
    t.deepEqual([nothing.status, nothing.body], [200, patched.body]);
    t.is((await call("PATCH", path, { body: { email: null } })).status, 400);
  });

  test.serial(
    `${gateway}: lists by a field, page by page, and refuses fields that are not filters`,
    async (t) => {
      const created: string[] = [];
      for (let number = 0; number < 7; number++) {
        created.push((await call("POST", users, { body: body(`f${number}@x.org`, "free") })).body.id);
      }
      const found: string[] = [];
      for (let next: string | undefined = "?plan=free&sort=-createdAt&limit=3"; next !== undefined; ) {
        const page = await call("GET", `${users}${next}`);
        t.is(page.status, 200, JSON.stringify(page.body));
        found.push(...page.body.users.map(({ id }: { id: string }) => id));
        next = /^<(.*)>; rel="next"$/.exec(page.headers.get("link") ?? "")?.[1];
      }
      t.deepEqual(found, created.toReversed());
      for (const query of [
        "firstName=Ada",
        "plan=free&email=a@x.org",
        "sort=createdAt",
        "plan=free&cursor=x",
      ]) {
        t.is((await call("GET", `${users}?${query}`)).status, 400, query);
      }
    },
  );
}
