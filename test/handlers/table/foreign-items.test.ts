// Tests items that another program wrote: the API reads, lists, updates and deletes them like its own.

import test from "ava";
import { gateways, invoke, startTable, storedItem } from "../../helpers/handler.ts";

const table = await startTable();
const { handler: getUser } = await import("../../../handlers/get-user.ts");
const { handler: listUsers } = await import("../../../handlers/list-users.ts");
const { handler: updateUser } = await import("../../../handlers/update-user.ts");
const { handler: deleteUser } = await import("../../../handlers/delete-user.ts");
test.after.always(() => table.close());

const epoch = "1970-01-01T00:00:00.000Z";
const names = { firstName: "", lastName: "" };
const untimed = { createdAt: epoch, updatedAt: epoch };
const since = (createdAt: unknown) => ({ createdAt, updatedAt: createdAt });

/** The attributes besides the id, and the user that the API shows for them. */
const items: Record<string, { stored: Record<string, unknown>; shown: Record<string, string>; tag: string }> =
  {
    bare: { stored: {}, shown: { ...names, ...untimed }, tag: "1-0" },
    named: {
      stored: { firstName: { S: "A" }, lastName: { S: "" }, age: { N: "36" }, tags: { SS: ["a"] } },
      shown: { firstName: "A", lastName: "", ...untimed },
      tag: "1-0",
    },
    odd: {
      stored: {
        firstName: { N: "1" },
        lastName: { NULL: true },
        createdAt: { N: "1700000000" },
        updatedAt: { M: {} },
      },
      shown: { ...names, ...untimed },
      tag: "1-0",
    },
    dated: {
      stored: { createdAt: { S: "2020-02-03" }, updatedAt: { S: "2020-02-03T04:05:06+01:00" } },
      shown: { ...names, createdAt: "2020-02-03T00:00:00.000Z", updatedAt: "2020-02-03T03:05:06.000Z" },
      tag: `1-${Date.parse("2020-02-03")}`,
    },
    unparsable: { stored: since({ S: "foo 1" }), shown: { ...names, ...untimed }, tag: "1-0" },
    thirteenthMonth: { stored: since({ S: "2020-13-01" }), shown: { ...names, ...untimed }, tag: "1-0" },
    beforeTheYears: {
      stored: since({ S: "0000-01-01T00:00:00+23:00" }),
      shown: { ...names, ...untimed },
      tag: "1-0",
    },
    afterTheYears: {
      stored: since({ S: "9999-12-31T23:59:59-23:00" }),
      shown: { ...names, ...untimed },
      tag: "1-0",
    },
    unversioned: {
      stored: { ...since({ S: epoch }), _version: { N: "0" } },
      shown: { ...names, ...untimed },
      tag: "1-0",
    },
    worded: { stored: { _version: { S: "a" } }, shown: { ...names, ...untimed }, tag: "1-0" },
    halved: { stored: { _version: { N: "1.5" } }, shown: { ...names, ...untimed }, tag: "1.5-0" },
    ours: {
      stored: { ...storedItem(""), _version: { N: "12" } },
      shown: { firstName: "Ada", lastName: "Lovelace", ...since("2025-01-02T03:04:05.678Z") } as Record<
        string,
        string
      >,
      tag: `12-${Date.parse("2025-01-02T03:04:05.678Z")}`,
    },
  };

const put = (id: string) => table.put({ ...items[id]?.stored, id: { S: id } });
const body = { firstName: "New", lastName: "Name" };

for (const [gateway, event] of Object.entries(gateways)) {
  for (const [id, { stored, shown, tag }] of Object.entries(items)) {
    test.serial(`${gateway}: reads the item '${id}'`, async (t) => {
      await put(id);
      const { response } = await invoke(getUser, event({ userId: id }));
      t.deepEqual(response, {
        statusCode: 200,
        headers: { "Content-Type": "application/json", ETag: `"${tag}"` },
        body: { id, ...shown },
        isBase64Encoded: false,
      });
    });

    for (const [title, ifMatch] of Object.entries({
      "without a condition": undefined,
      "under its tag": `"${tag}"`,
      "under a list": `"7-7", "8-8", "${tag}"`,
      "under *": "*",
    })) {
      const headers: Record<string, string> = ifMatch === undefined ? {} : { "If-Match": ifMatch };

      test.serial(
        `${gateway}: updates the item '${id}' ${title}, and keeps unknown attributes`,
        async (t) => {
          await put(id);
          const { response, requestId } = await invoke(updateUser, event({ userId: id, body, headers }));
          const { updatedAt } = response.body;
          t.deepEqual(response.body, { id, ...shown, ...body, updatedAt });
          t.not(response.headers.ETag, `"${tag}"`);
          // A version that the API did not write counts as the first.
          const version = Number.parseFloat(tag) + 1;
          t.deepEqual(await table.item(id), {
            ...stored,
            id: { S: id },
            firstName: { S: "New" },
            lastName: { S: "Name" },
            updatedAt: { S: updatedAt },
            _version: { N: String(version) },
            _requestId: { S: requestId },
          });
        },
      );

      test.serial(`${gateway}: deletes the item '${id}' ${title}`, async (t) => {
        await put(id);
        const { response } = await invoke(deleteUser, event({ userId: id, headers }));
        t.is(response.statusCode, 200);
        t.is(await table.item(id), undefined);
      });
    }

    test.serial(`${gateway}: neither updates nor deletes the item '${id}' with another tag`, async (t) => {
      await put(id);
      const headers = { "If-Match": `"7-7", "1-1"` };
      t.is((await invoke(updateUser, event({ userId: id, body, headers }))).response.statusCode, 412);
      t.is((await invoke(deleteUser, event({ userId: id, headers }))).response.statusCode, 412);
      t.deepEqual(await table.item(id), { ...stored, id: { S: id } });
    });
  }

  test.serial(`${gateway}: pages over all of them`, async (t) => {
    for (const id of Object.keys(items)) await put(id);
    const seen: unknown[] = [];
    for (let query: string | undefined = "limit=3"; query !== undefined; ) {
      const { response } = await invoke(listUsers, event({ query }));
      seen.push(...response.body.users);
      query = /^<\?(.*)>/.exec(response.headers.Link ?? "")?.[1];
    }
    const byId = Object.fromEntries(seen.map((user) => [(user as { id: string }).id, user]));
    t.deepEqual(
      byId,
      Object.fromEntries(Object.entries(items).map(([id, { shown }]) => [id, { id, ...shown }])),
    );
    t.is(seen.length, Object.keys(items).length);
  });
}

test.serial("one of ten parallel updates of a bare item under its tag wins", async (t) => {
  await put("bare");
  const event = gateways.http({ userId: "bare", body, headers: { "If-Match": '"1-0"' } });
  const all = await Promise.all(Array.from({ length: 10 }, () => invoke(updateUser, event)));
  const statuses = all.map(({ response }) => response.statusCode).sort();
  t.deepEqual(statuses, [200, ...Array(9).fill(412)]);
  t.is((await table.item("bare"))._version.N, "2");
});
