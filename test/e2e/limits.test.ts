// Tests signed requests and throttling, in one stack for each gateway.
import test from "ava";
import aws4 from "aws4";
import { type Api, startApi } from "../helpers/cloud.ts";

const unsigned = { dev: "Forbidden", rest: "Missing Authentication Token" };

for (const stack of ["dev", "rest"] as const) {
  let api: Api;
  test.before(async () => {
    api = await startApi({
      stack,
      config: ["user-api:auth=iam", "user-api:throttleBurst=5", "user-api:throttleRate=2"],
    });
  });
  test.after.always(() => api?.close());

  async function signed(method: string, credentials = api.credentials) {
    const url = new URL(`${api.url}/v1/users`);
    const { headers } = aws4.sign(
      { service: "execute-api", region: api.region, method, host: url.host, path: url.pathname },
      credentials,
    );
    return api.call(method, "/v1/users", { headers: headers as Record<string, string> });
  }

  test.serial(
    `${stack}: an unsigned request and a wrongly signed one are forbidden, a signed one passes`,
    async (t) => {
      const none = await api.call("GET", "/v1/users");
      t.deepEqual([none.status, none.body], [403, { message: unsigned[stack] }]);
      t.is((await signed("GET")).status, 200);
      const wrong = await signed("GET", { ...api.credentials, secretAccessKey: "guessed" });
      t.is(wrong.status, 403);
      t.regex(wrong.body.message, stack === "dev" ? /^Forbidden$/ : /^The request signature we calculated/);
    },
  );

  test.serial(`${stack}: after the burst requests are a 429, until the rate has made room`, async (t) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const answers: Awaited<ReturnType<typeof signed>>[] = [];
    // Even when the answers are slow, the requests exceed the rate at some point.
    while (!answers.some(({ status }) => status === 429))
      answers.push(...(await Promise.all(Array.from({ length: 12 }, () => signed("GET")))));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    t.is(count(200) + count(429), answers.length);
    t.true(count(200) >= 5, `${count(200)} passed`);
    t.deepEqual(answers.find(({ status }) => status === 429)?.body, { message: "Too Many Requests" });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    t.is((await signed("GET")).status, 200);
  });
}
