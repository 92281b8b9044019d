// Tests CORS: pages of other origins may send and read the headers that any route describes.
import test from "ava";
import { allRoutes } from "../../../components/routes/all-routes.ts";
import { requestHeaders, responseHeaders } from "../../../components/routes/cors-headers.ts";
import { findUserByEmail } from "../../helpers/own-route.ts";

test("every header of a row is among them once, in whatever case, beside those of any request and answer", (t) => {
  const routes = allRoutes(
    [],
    [
      findUserByEmail,
      {
        ...findUserByEmail,
        describe: {
          summary: "Find",
          parameters: [
            { in: "header", name: "X-Trace" },
            { in: "query", name: "fresh" },
            { in: "header", name: "x-trace" },
            { in: "header", name: "authorization" },
          ],
          answers: {
            200: { description: "Found.", headers: { "X-Found": {}, ETag: {} } },
            304: { description: "Seen.", headers: { etag: {} } },
            404: { $ref: "#/components/responses/UserNotFound" },
          },
        },
      },
    ],
  );
  t.deepEqual(requestHeaders(routes), ["Content-Type", "Authorization", "X-Trace"]);
  t.deepEqual(responseHeaders(routes), ["X-Found", "ETag", "Retry-After"]);
});
