// An answer without a status is a body of JSON to an HTTP API.
exports.handler = async ({ routeKey, version }) => ({ routeKey, version });
