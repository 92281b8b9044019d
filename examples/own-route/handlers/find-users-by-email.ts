// The handler of findUsersByEmail: GET /v1/users-by-email/{email}
import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { endpoint, HttpError, userOf } from "@user-api/pulumi/handlers";

const client = new DynamoDBClient();

export const handler = endpoint(async (request) => {
  const email = request.pathParameter("email").trim();
  if (!email.includes("@")) throw new HttpError(400, "Expected an e-mail address in the path.");
  const query = new QueryCommand({
    TableName: process.env.USERS_TABLE_NAME,
    IndexName: "email",
    KeyConditionExpression: "email = :email",
    ExpressionAttributeValues: { ":email": { S: email } },
  });
  const { Items = [] } = await client.send(query, { abortSignal: request.signal });
  return { status: 200, body: { users: Items.map(userOf) } };
});
