// Tests signed requests and throttling, through both gateways.
import test from "ava";
import aws4 from "aws4";
import { type Api, shareApis } from "../helpers/cloud.ts";
import { several } from "../helpers/shared-apis.ts";

const unsigned = { http: "Forbidden", rest: "Missing Authentication Token" };

let apis: Record<"http" | "rest", Api>;
test.before(async () => {
  const { limitedHttp: http, limitedRest: rest } = await shareApis(several);
  apis = { http, rest };
});
test.after.always(() => apis?.http.close());

for (const gateway of ["http", "rest"] as const) {
  async function signed(method: string, credentials = apis[gateway].credentials) {
    const api = apis[gateway];
    const url = new URL(`${api.url}/v1/users`);
    const { headers } = aws4.sign(
      { service: "execute-api", region: api.region, method, host: url.host, path: url.pathname },
      credentials,
    );
    return api.call(method, "/v1/users", { headers: headers as Record<string, string> });
  }

  test.serial(
    `${gateway}: an unsigned request and a wrongly signed one are forbidden, a signed one passes`,
    async (t) => {
      const api = apis[gateway];
      const none = await api.call("GET", "/v1/users");
      t.deepEqual([none.status, none.body], [403, { message: unsigned[gateway] }]);
      t.is((await signed("GET")).status, 200);
      const wrong = await signed("GET", { ...api.credentials, secretAccessKey: "guessed" });
      t.is(wrong.status, 403);
      t.regex(
        wrong.body.message,
        gateway === "http" ? /^Forbidden$/ : /^The request signature we calculated/,
      );
    },
  );

  test.serial(`${gateway}: after the burst requests are a 429, until the rate has made room`, async (t) => {
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
