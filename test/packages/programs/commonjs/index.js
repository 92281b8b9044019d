// A program in plain JavaScript, CommonJS.
const { UserApi } = require("@user-api/pulumi");

const users = new UserApi("users", {
  fields: { name: {}, email: { format: "email", maxLength: 254 } },
  routes: [
    {
      operation: "findUsersByEmail",
      method: "GET",
      path: "/v1/users-by-email/{email}",
      access: "read",
      actions: ["dynamodb:Query"],
      handler: () => import("./handlers/find-users-by-email.js"),
      resolveFrom: __filename,
    },
  ],
});
exports.url = users.url;
