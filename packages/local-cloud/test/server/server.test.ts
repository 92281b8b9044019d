import test from "ava";
import { listen } from "../../src/server/server.ts";

test("a listener that fails answers 500 with its message, and the next request is served", async (t) => {
  const { origin, serve, drain } = await listen("127.0.0.1", 0);
  t.teardown(drain);
  serve(async (req, res) => {
    if (req.url === "/broken") throw new Error("broken on purpose");
    res.end("fine");
  });
  const broken = await fetch(`${origin}/broken`);
  t.deepEqual([broken.status, await broken.text()], [500, "broken on purpose\n"]);
  t.is(await (await fetch(`${origin}/x`)).text(), "fine");
});
