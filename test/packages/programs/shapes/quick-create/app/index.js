// Answers without a status code: an HTTP API takes the whole answer for a JSON body.
exports.handler = async ({ routeKey, version }) => ({ routeKey, version });
