import { endpoint, HttpError, type Request } from "@user-api/pulumi/handlers";

export const handler = endpoint(async (request: Request) => {
  const email = request.path("email");
  if (!email.includes("@")) throw new HttpError(400, "Expected an e-mail address in the path.");
  return { status: 200, body: { email } };
});
