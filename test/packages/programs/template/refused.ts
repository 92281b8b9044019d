// Arguments that the compiler must refuse. Without the package's types, each of them would compile.
import { type RouteArgs, UserApi } from "@user-api/pulumi";
import { HttpError } from "@user-api/pulumi/handlers";
import { openApiDocument } from "@user-api/pulumi/openapi";

export function refused(route: RouteArgs) {
  // @ts-expect-error: there is no such gateway.
  new UserApi("users", { gateway: "soap" });
  // @ts-expect-error: a route has a method.
  new UserApi("users", { routes: [{ ...route, method: "ANY" }] });
  // @ts-expect-error: a field has a type.
  new UserApi("users", { fields: { email: { type: "email" } } });
  // @ts-expect-error: a status is a number.
  new HttpError("400", "No.");
  // @ts-expect-error: a title is a text.
  openApiDocument({ title: 1 });
}
