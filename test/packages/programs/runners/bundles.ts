// Registers an API with another route, and reads the bundle of that route's function.
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
