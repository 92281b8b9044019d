// Tests the settings of the functions: values just inside and just outside each rule.
import { functionSettings } from "../../../../components/settings/stack/functions.ts";
import { testSettings } from "../../../helpers/settings.ts";

testSettings(functionSettings, {
  unknown: { accepted: ["ignore", "refuse"], refused: ["", "Refuse", "allow", true, null] },
  memorySize: { accepted: [128, 129, 10_240], refused: [64, 127, 10_241, 256.5, "256", null] },
  timeout: { accepted: [1, 30], refused: [0, 31, -1, 2.5, "25"] },
  architecture: { accepted: ["arm64", "x86_64"], refused: ["", "x86", "ARM64", "arm"] },
  reservedConcurrency: { accepted: [1, 100_000], refused: [0, -1, 100_001, 1.5, "1"] },
});
