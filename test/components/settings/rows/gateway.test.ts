// The settings of the gateway: values at the edges of each.
import { gatewayRows } from "../../../../components/settings/rows/gateway.ts";
import { letters, testRows } from "../../../helpers/rows.ts";

testRows(gatewayRows, {
  gateway: { accepted: ["http", "rest"], refused: ["HTTP", "websocket", "", null, 1, ["http"]] },
  stageName: {
    accepted: ["v", "api-demo", "v_1", letters(128)],
    refused: ["", "v/1", "$default", "stage 1", "é", "v1\n", letters(129)],
  },
  throttleRate: { accepted: [1, 1_000_000], refused: [0, -1, 0.5, 1_000_001, "1", Number.NaN] },
  throttleBurst: { accepted: [1, 1_000_000], refused: [0, -1, 1.5, 1_000_001, "1", null] },
});
