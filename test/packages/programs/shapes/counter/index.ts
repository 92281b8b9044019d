// A program with functions from closures, each with a managed policy of AWS, and a table that they use.
import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import * as aws from "@pulumi/aws";
import { RestAPI } from "@pulumi/aws-apigateway";

const { ManagedPolicy } = aws.iam;
const counts = new aws.dynamodb.Table("counts", {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
});

async function add() {
  const { Attributes } = await new DynamoDBClient().send(
    new UpdateItemCommand({
      TableName: counts.name.get(),
      Key: { id: { S: "calls" } },
      UpdateExpression: "ADD times :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
      ReturnValues: "ALL_NEW",
    }),
  );
  return { statusCode: 200, body: JSON.stringify({ times: Attributes?.times?.N }) };
}

async function read() {
  const { Item } = await new DynamoDBClient().send(
    new GetItemCommand({ TableName: counts.name.get(), Key: { id: { S: "calls" } } }),
  );
  return { statusCode: 200, body: JSON.stringify({ times: Item?.times?.N }) };
}

async function tryToAdd() {
  try {
    return await add();
  } catch (error) {
    return { statusCode: 403, body: JSON.stringify({ name: (error as Error).name }) };
  }
}

const basic = ManagedPolicy.AWSLambdaBasicExecutionRole;
const readOnly = [basic, ManagedPolicy.AmazonDynamoDBReadOnlyAccess];
const api = new RestAPI("api", {
  routes: [
    {
      path: "/count",
      method: "POST",
      eventHandler: new aws.lambda.CallbackFunction("add", {
        policies: [basic, ManagedPolicy.AmazonDynamoDBFullAccess],
        callback: add,
      }),
    },
    {
      path: "/count",
      method: "GET",
      eventHandler: new aws.lambda.CallbackFunction("read", { policies: readOnly, callback: read }),
    },
    {
      path: "/count",
      method: "PUT",
      eventHandler: new aws.lambda.CallbackFunction("refused", { policies: readOnly, callback: tryToAdd }),
    },
  ],
});

export const url = api.url;
