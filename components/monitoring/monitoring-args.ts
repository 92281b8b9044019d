// The arguments of the monitoring, which its alarms and its dashboard also read.
import type { Settings } from "../settings/settled.ts";
import type { Watched } from "./metrics.ts";

export interface MonitoringArgs {
  watched: Watched;
  settings: Settings;
}
