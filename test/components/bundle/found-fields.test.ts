// Tests that only the functions of an API with unique or indexed fields contain the code for them.
import test from "ava";
import { allRoutes } from "../../../components/routes/all-routes.ts";
import { uses } from "../../../components/routes/route.ts";
import { routesFor } from "../../../components/routes/routes.ts";
import { defaultFields, type Fields } from "../../../handlers/user/fields.ts";
import { bundleOfRoute } from "../../helpers/route-bundles.ts";

const ofFound =
  /^handlers\/(?:table\/claims\/(?!try-again)|table\/list-by-index|user\/(?:claims|claim-refusals|cursor|filter|index-name))/;

async function holding(fields: Fields): Promise<string[]> {
  const found = allRoutes(routesFor(fields)).map(async (route) => {
    const { inputs } = await bundleOfRoute(route);
    const held = Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0);
    return held.some((path) => ofFound.test(path)) ? [route.slug] : [];
  });
  return (await Promise.all(found)).flat();
}

test("holds nothing of claims, filters and indexes unless a field is unique or indexed", async (t) => {
  t.deepEqual(await holding(defaultFields), []);
  t.deepEqual(await holding({ plan: { index: true } }), ["list-users"]);
  const fields = { email: { unique: true } };
  const withClaims = allRoutes(routesFor(fields), [], { fields }).filter((route) => uses(route, "claims"));
  t.deepEqual(
    await holding(fields),
    withClaims.map(({ slug }) => slug),
  );
  t.deepEqual(
    ["create-user", "get-user"].map((slug) => withClaims.some((route) => route.slug === slug)),
    [true, false],
  );
});
