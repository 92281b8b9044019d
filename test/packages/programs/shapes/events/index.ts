// A program with a function that gets a table's changes, and a function that answers every request of an HTTP API (`$default`).
import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import * as aws from "@pulumi/aws";

const args = {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
};
const orders = new aws.dynamodb.Table("orders", {
  ...args,
  streamEnabled: true,
  streamViewType: "NEW_IMAGE",
});
const invoices = new aws.dynamodb.Table("invoices", args);

orders.onEvent(
  "invoice",
  async ({ Records }) => {
    for (const { dynamodb } of Records)
      await new DynamoDBClient().send(
        new PutItemCommand({ TableName: invoices.name.get(), Item: dynamodb.NewImage }),
      );
  },
  { startingPosition: "TRIM_HORIZON" },
);

const front = new aws.lambda.CallbackFunction("front", {
  callback: async (event: { requestContext: { http: { method: string } }; body?: string }) => {
    const client = new DynamoDBClient();
    if (event.requestContext.http.method === "POST") {
      const { id } = JSON.parse(event.body ?? "");
      await client.send(new PutItemCommand({ TableName: orders.name.get(), Item: { id: { S: id } } }));
    }
    const { Items = [] } = await client.send(new ScanCommand({ TableName: invoices.name.get() }));
    return { invoices: Items.map(({ id }) => id.S) };
  },
});
new aws.lambda.Permission("front", {
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
  function: front,
});

export const url = new aws.apigatewayv2.Api("api", { protocolType: "HTTP", target: front.arn }).apiEndpoint;
