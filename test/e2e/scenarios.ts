// The promises of the API with either gateway. http.test.ts and rest.test.ts run this one list.
import type { ExecutionContext } from "ava";
import type { Api } from "../helpers/cloud.ts";
import { ada, grace } from "../helpers/sample-user.ts";

export interface Scenario {
  title: string;
  run(t: ExecutionContext, api: Api): Promise<void>;
}

const users = "/v1/users";

async function create(api: Api, body: object = ada, headers = {}) {
  return api.call("POST", users, { body, headers });
}

export const scenarios: Scenario[] = [
  {
    title: "a user is created, read, changed and deleted",
    async run(t, api) {
      const created = await create(api);
      const { id } = created.body;
      t.is(created.status, 201);
      t.like(created.body, ada);
      t.is(created.headers.get("location"), `users/${id}`);

      const read = await api.call("GET", `${users}/${id}`);
      t.is(read.status, 200);
      t.deepEqual(read.body, created.body);
      t.is(read.headers.get("etag"), created.headers.get("etag"));

      const updated = await api.call("PUT", `${users}/${id}`, { body: grace });
      t.is(updated.status, 200);
      t.like(updated.body, { id, ...grace, createdAt: created.body.createdAt });
      t.not(updated.headers.get("etag"), created.headers.get("etag"));
      t.deepEqual((await api.call("GET", `${users}/${id}`)).body, updated.body);

      const deleted = await api.call("DELETE", `${users}/${id}`);
      t.deepEqual([deleted.status, deleted.body], [200, ""]);
      t.is((await api.call("GET", `${users}/${id}`)).status, 404);
      t.is((await api.call("DELETE", `${users}/${id}`)).status, 200);
    },
  },
  {
    title: "a Location leads to the user it names",
    async run(t, api) {
      const created = await create(api);
      const location = new URL(created.headers.get("location") ?? "", `${api.url}${users}`);
      t.deepEqual(await (await fetch(location)).json(), created.body);
    },
  },
  {
    title: "a body counts as JSON whatever type the request states",
    async run(t, api) {
      for (const type of [
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/octet-stream",
        "image/png",
      ]) {
        const { status, body } = await create(
          api,
          { ...ada, firstName: "Zoë", lastName: "😀" },
          { "content-type": type },
        );
        t.is(status, 201, type);
        t.like(body, { firstName: "Zoë", lastName: "😀" }, type);
      }
    },
  },
  {
    title: "pages follow one another without a gap or a repeat",
    async run(t, api) {
      const created = await Promise.all(
        Array.from({ length: 25 }, (_, i) => create(api, { ...ada, firstName: "Page", lastName: `${i}` })),
      );
      const seen: string[] = [];
      let pages = 0;
      let query: string | undefined = "?limit=7";
      while (query) {
        const { status, headers, body } = await api.call("GET", `${users}${query}`);
        t.is(status, 200);
        t.true(body.users.length <= 7);
        seen.push(...body.users.map(({ id }: { id: string }) => id));
        pages += 1;
        query = /^<([^>]+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
        t.is(query !== undefined, body.lastKey !== undefined);
      }
      t.true(pages > 3, `${pages} pages`);
      t.is(new Set(seen).size, seen.length);
      t.is(seen.length, await api.countItems());
      for (const { body } of created) t.true(seen.includes(body.id));
    },
  },
  {
    title: "twenty parallel creates with one Idempotency-Key make one user",
    async run(t, api) {
      const before = await api.countItems();
      const headers = { "idempotency-key": "parallel-1" };
      const answers = await Promise.all(Array.from({ length: 20 }, () => create(api, ada, headers)));
      t.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
      t.is(new Set(answers.map(({ body }) => body.id)).size, 1);
      t.is(answers.filter(({ headers }) => !headers.has("idempotent-replayed")).length, 1);
      t.is(await api.countItems(), before + 1);
    },
  },
  {
    title: "an Idempotency-Key is refused with other data, and makes a new user after a delete",
    async run(t, api) {
      const headers = { "idempotency-key": "reused-1" };
      const first = await create(api, ada, headers);
      t.is((await create(api, grace, headers)).status, 422);
      await api.call("DELETE", `${users}/${first.body.id}`);
      const anew = await create(api, grace, headers);
      t.deepEqual([anew.status, anew.body.id], [201, first.body.id]);
      t.false(anew.headers.has("idempotent-replayed"));
      t.not(anew.headers.get("etag"), first.headers.get("etag"));
    },
  },
  {
    title: "of twenty parallel updates with one If-Match exactly one wins",
    async run(t, api) {
      const created = await create(api);
      const headers = { "if-match": created.headers.get("etag") ?? "" };
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          api.call("PUT", `${users}/${created.body.id}`, {
            body: { ...ada, firstName: "Winner", lastName: `${i}` },
            headers,
          }),
        ),
      );
      const winners = answers.filter(({ status }) => status === 200);
      t.is(winners.length, 1);
      t.is(answers.filter(({ status }) => status === 412).length, 19);
      t.deepEqual((await api.call("GET", `${users}/${created.body.id}`)).body, winners[0]?.body);
    },
  },
  {
    title: "conditions guard reads, updates and deletes",
    async run(t, api) {
      const created = await create(api);
      const path = `${users}/${created.body.id}`;
      const etag = created.headers.get("etag") ?? "";
      const unchanged = await api.call("GET", path, { headers: { "if-none-match": `"other", ${etag}` } });
      t.deepEqual([unchanged.status, unchanged.body], [304, ""]);
      t.is((await api.call("PUT", path, { body: grace, headers: { "if-match": '"0-0"' } })).status, 412);
      t.is((await api.call("DELETE", path, { headers: { "if-match": '"0-0"' } })).status, 412);
      t.is((await api.call("DELETE", path, { headers: { "if-match": etag } })).status, 200);
      t.is((await api.call("PUT", path, { body: grace, headers: { "if-match": "*" } })).status, 412);
      t.is((await api.call("PUT", path, { body: grace })).status, 404);
    },
  },
  {
    title: "a refusal lists every fault as problem details and stores nothing",
    async run(t, api) {
      const before = await api.countItems();
      const { status, headers, body } = await create(api, { ...ada, firstName: " ", lastName: 7 });
      t.is(status, 400);
      t.is(headers.get("content-type"), "application/problem+json");
      t.deepEqual(
        body.errors.map(({ pointer }: { pointer: string }) => pointer),
        ["/firstName", "/lastName"],
      );
      t.is((await api.call("POST", users, { body: "{" })).status, 400);
      t.is(
        (await api.call("POST", users, { body: JSON.stringify({ ...ada, note: "x".repeat(17_000) }) }))
          .status,
        413,
      );
      t.is((await api.call("GET", `${users}?limit=0`)).status, 400);
      t.is((await api.call("GET", `${users}?limit=1&limit=1`)).status, 400);
      t.is((await api.call("POST", users, { body: ada, headers: { "idempotency-key": "a,b" } })).status, 400);
      t.is(await api.countItems(), before);
    },
  },
];
