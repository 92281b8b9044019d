// Prints the message that refuses a REST API.
import { runtime } from "@pulumi/pulumi";
import { UserApi } from "@user-api/pulumi";

await runtime.setMocks({
  newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
  call: ({ inputs }) => inputs,
});
try {
  new UserApi("users", { gateway: "rest" });
} catch (error) {
  process.stdout.write(error.message);
}
