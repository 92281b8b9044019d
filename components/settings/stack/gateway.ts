// The settings for the gateway itself.

import { integer, oneOf, text } from "../../tools/rules.ts";
import { Gateway } from "../choices.ts";
import type { Setting } from "./setting.ts";

export const gatewaySettings = {
  gateway: {
    plain: true,
    rule: oneOf(Gateway),
    default: Gateway.Http,
    description: "the kind of API Gateway, `http` or `rest`; [changing it replaces the URL](#which-gateway)",
    cost: "1.00 (http), 3.50 (rest)",
  },
  stageName: {
    rule: text("1 to 128 letters, digits, hyphens or underscores", /^[\w-]{1,128}$/),
    // The paths of an HTTP API do not contain its stage, which is always `$default`.
    byGateway: { http: "$default", rest: "api-demo" },
    description: "the stage of a REST API, which is the first part of every path",
  },
  throttleRate: {
    rule: integer(1, 1_000_000),
    default: 1000,
    description: "requests a second that the gateway accepts on each route",
  },
  throttleBurst: {
    rule: integer(1, 1_000_000),
    default: 500,
    description: "requests at once that the gateway accepts on each route",
  },
} satisfies Record<string, Setting>;
