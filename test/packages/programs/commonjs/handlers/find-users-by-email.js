const { endpoint } = require("@user-api/pulumi/handlers");

exports.handler = endpoint(async (request) => ({
  status: 200,
  body: { email: request.pathParameter("email") },
}));
