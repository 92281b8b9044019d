// Logs end: nothing is kept for ever.
import type { Policy } from "./policy.ts";

export const endingLogs: Policy = {
  name: "logs-end",
  description:
    "Every log group says how long it keeps what is logged, and every function logs to one that is named.",
  ofResource({ type, props }) {
    if (type === "aws:cloudwatch/logGroup:LogGroup" && !(props.retentionInDays > 0)) {
      return [
        `Expected \`retentionInDays\` to be a number of days, got ${props.retentionInDays}. Set logRetentionDays.`,
      ];
    }
    if (type === "aws:lambda/function:Function" && !props.loggingConfig?.logGroup) {
      return [
        "Expected `loggingConfig.logGroup` to name a log group, got none: Lambda would make one that keeps everything. Create one.",
      ];
    }
    return [];
  },
};
