// The policy `logs-end`: AWS deletes each log after some days.
import type { Policy } from "./policy.ts";

export const endingLogs: Policy = {
  name: "logs-end",
  description:
    "Every log group has a retention in days, and every function names the log group that it writes to.",
  ofResource({ type, props }) {
    if (type === "aws:cloudwatch/logGroup:LogGroup" && !(props.retentionInDays > 0)) {
      return [
        `Expected \`retentionInDays\` to be a number of days, got ${props.retentionInDays}. Set logRetentionDays.`,
      ];
    }
    if (type === "aws:lambda/function:Function" && !props.loggingConfig?.logGroup) {
      return [
        "Expected `loggingConfig.logGroup` to name a log group, got none: Lambda would create one that keeps its logs for ever. Create one.",
      ];
    }
    return [];
  },
};
