// A program in plain JavaScript, CommonJS.
const { UserApi } = require("@user-api/pulumi");

const users = new UserApi("users");
exports.url = users.url;
