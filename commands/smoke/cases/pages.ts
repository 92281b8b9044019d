// The cases of pages of the list. Users whom the test did not create may be in them; only their schema is checked.

import { headerOf, jsonOf } from "../answer.ts";
import type { Case } from "./case.ts";

const page: Case = {
  title: "a page has at most as many users as it was asked for",
  needs: ["listUsers"],
  async run(api) {
    const { users } = jsonOf(await api.call("listUsers", { query: "?limit=3" }, 200));
    api.holds(users.length <= 3, "the users of the page", "at most 3", users.length);
  },
};

const following: Case = {
  title: "`Link` and `lastKey` lead to the next page, which has other users",
  needs: ["createUser", "listUsers"],
  async run(api) {
    await api.create();
    await api.create();
    const answer = await api.call("listUsers", { query: "?limit=1" }, 200);
    const { users, lastKey } = jsonOf(answer);
    const link = headerOf(answer, "link") ?? "";
    api.holds(typeof lastKey === "string", "`lastKey`", "the id of the page's last user", String(lastKey));
    const [, query = ""] = /^<(\?[^>]+)>; rel="next"$/.exec(link) ?? [];
    api.holds(query !== "", "`Link`", 'a query and rel="next"', link || "none");
    const next = jsonOf(await api.call("listUsers", { query }, 200));
    const ids = [...users, ...next.users].map(({ id }: { id: string }) => id);
    api.same("the number of different users", ids.length, new Set(ids).size);
  },
};

export const pageCases = [page, following];
