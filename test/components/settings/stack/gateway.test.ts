// Tests the settings of the gateway: values just inside and just outside each rule.
import { gatewaySettings } from "../../../../components/settings/stack/gateway.ts";
import { letters, testSettings } from "../../../helpers/settings.ts";

testSettings(gatewaySettings, {
  gateway: { accepted: ["http", "rest"], refused: ["HTTP", "websocket", "", null, 1, ["http"]] },
  stageName: {
    accepted: ["v", "api-demo", "v_1", letters(128)],
    refused: ["", "v/1", "$default", "stage 1", "é", "v1\n", letters(129)],
  },
  throttleRate: { accepted: [1, 1_000_000], refused: [0, -1, 0.5, 1_000_001, "1", Number.NaN] },
  throttleBurst: { accepted: [1, 1_000_000], refused: [0, -1, 1.5, 1_000_001, "1", null] },
});
