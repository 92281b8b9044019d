// Registers an API with a route of its own, and reads what the route's function was bundled to.
import { readFile } from "node:fs/promises";
import * as pulumi from "@pulumi/pulumi";
import { UserApi } from "@user-api/pulumi";

export async function bundleOfRoute(): Promise<string> {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: ({ inputs }) => inputs,
  });
  new UserApi("users", {
    routes: [
      {
        operation: "greet",
        method: "GET",
        path: "/v1/greeting",
        access: "read",
        actions: [],
        handler: () => import("./handlers/greet.ts"),
        resolveFrom: import.meta.url,
      },
    ],
  });
  await pulumi.runtime.disconnect();
  return readFile(`.bundles/${pulumi.getStack()}/users-greet/index.js`, "utf8");
}
