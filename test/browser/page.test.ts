// Tests the API page in a real browser: a person creates, lists, changes and deletes a user on it.
import test from "ava";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { type Api, startApi } from "../helpers/cloud.ts";
import { ada, grace } from "../helpers/sample-user.ts";
import { chromiumArguments, chromiumPath, isBrowserRun } from "./chromium.ts";

const browserTest = isBrowserRun ? test.serial : test.skip;
const note = isBrowserRun ? "" : " (not run here: npm run test:browser runs it)";

for (const stack of ["dev", "rest"]) {
  browserTest(
    `a person creates, lists, changes and deletes a user on the page of stack ${stack}${note}`,
    async (t) => {
      const api = await startApi({ stack });
      t.teardown(() => api.close());
      const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
      t.teardown(() => browser.close());
      const { page, requested, complaints } = await open(browser, api);

      const create = await operation(page, "createUser");
      await create.locator("textarea").fill(JSON.stringify(ada));
      t.is(await execute(create), "201");
      const { id } = JSON.parse(
        (await create.locator(".live-responses-table .highlight-code code").first().textContent()) ?? "",
      );

      const list = await operation(page, "listUsers");
      t.is(await execute(list), "200");
      t.regex((await list.locator(".live-responses-table").textContent()) ?? "", new RegExp(id));

      const change = await operation(page, "updateUser");
      await change.locator('tr[data-param-name="userId"] input').fill(id);
      await change.locator('tr[data-param-name="If-Match"] input').fill("*");
      await change.locator("textarea").fill(JSON.stringify(grace));
      t.is(await execute(change), "200");
      t.is((await api.call("GET", `/v1/users/${id}`)).body.firstName, "Grace");

      const remove = await operation(page, "deleteUser");
      await remove.locator('tr[data-param-name="userId"] input').fill(id);
      t.is(await execute(remove), "200");
      t.is(await api.countItems(), 0);

      t.deepEqual(complaints, []);
      const { origin } = new URL(api.url);
      t.true(requested.includes(`${origin}/openapi.json`));
      t.deepEqual(
        requested.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith("data:")),
        [],
      );
    },
  );
}

browserTest(`the page of an API with a local issuer has a token behind its button${note}`, async (t) => {
  const api = await startApi({ stack: "prod", config: ["user-api:jwtIssuer=local"] });
  t.teardown(() => api.close());
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  t.teardown(() => browser.close());
  const { page, complaints } = await open(browser, api);
  await page.locator(".auth-wrapper .authorize.locked").waitFor();
  t.is(await execute(await operation(page, "createUser")), "201");
  t.deepEqual(complaints, []);
});

browserTest(`an answer fits a phone, and the page is dark where the browser is${note}`, async (t) => {
  const api = await startApi({ stack: "dev" });
  t.teardown(() => api.close());
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  t.teardown(() => browser.close());
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await open(browser, api, { viewport: { width: 390, height: 844 }, colorScheme });
    const create = await operation(page, "createUser");
    // An edited body has one more button.
    await create.locator("textarea").fill(JSON.stringify(ada));
    t.is(await execute(create), "201");
    t.is(await page.evaluate("document.documentElement.scrollWidth"), 390);
    const background = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    t.is(background, colorScheme === "dark" ? "rgb(28, 32, 34)" : "rgba(0, 0, 0, 0)");
  }
});

/** Opens the page, and records its requests and the browser's complaints. */
async function open(browser: Browser, api: Api, options: BrowserContextOptions = {}) {
  const page = await browser.newPage(options);
  const requested: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(new URL("/docs", api.url).href);
  return { page, requested, complaints };
}

async function operation(page: Page, id: string): Promise<Locator> {
  const block = page.locator(`#operations-users-${id}`);
  await block.locator(".opblock-summary-control").click();
  return block;
}

/** Sends the request, and returns the status that the page shows. */
async function execute(block: Locator): Promise<string> {
  await block.locator("button.execute").click();
  const status = block.locator(".live-responses-table .response-col_status").nth(1);
  return (await status.textContent())?.slice(0, 3) ?? "";
}
