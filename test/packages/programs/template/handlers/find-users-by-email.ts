import { type ApiRequest, endpoint, HttpError } from "@user-api/pulumi/handlers";

export const handler = endpoint(async (request: ApiRequest) => {
  const email = request.pathParameter("email");
  if (!email.includes("@")) throw new HttpError(400, "Expected an e-mail address in the path.");
  return { status: 200, body: { email } };
});
