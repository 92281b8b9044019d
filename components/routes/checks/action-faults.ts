// Checks that IAM has the actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html

/** Operations of DynamoDB that are no actions in IAM, with the actions to write instead. */
const instead: Record<string, string> = {
  TransactWriteItems: "PutItem, UpdateItem, DeleteItem or ConditionCheckItem, as its parts need",
  TransactGetItems: "GetItem",
  ExecuteStatement: "PartiQLSelect, PartiQLInsert, PartiQLUpdate or PartiQLDelete",
  BatchExecuteStatement: "PartiQLSelect, PartiQLInsert, PartiQLUpdate or PartiQLDelete",
  ExecuteTransaction: "PartiQLSelect, PartiQLInsert, PartiQLUpdate or PartiQLDelete",
  BatchGet: "BatchGetItem",
  BatchWrite: "BatchWriteItem",
  Get: "GetItem",
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
};

/** The known actions on a table or an index. AWS adds new ones from time to time. */
const known =
  `BatchGetItem BatchWriteItem ConditionCheckItem CreateBackup CreateTable CreateTableReplica DeleteItem
  DeleteResourcePolicy DeleteTable DeleteTableReplica DescribeContinuousBackups DescribeContributorInsights
  DescribeExport DescribeGlobalTable DescribeGlobalTableSettings DescribeImport DescribeKinesisStreamingDestination
  DescribeLimits DescribeStream DescribeTable DescribeTableReplicaAutoScaling DescribeTimeToLive
  DisableKinesisStreamingDestination EnableKinesisStreamingDestination ExportTableToPointInTime GetAbacStatus GetItem
  GetRecords GetResourcePolicy GetShardIterator ImportTable InjectError ListBackups ListContributorInsights ListExports
  ListGlobalTables ListImports ListStreams ListTables ListTagsOfResource PartiQLDelete PartiQLInsert PartiQLSelect
  PartiQLUpdate PutItem PutResourcePolicy Query ReadDataForReplication ReplicateSettings RestoreTableFromAwsBackup
  RestoreTableFromBackup RestoreTableToPointInTime Scan StartAwsBackupJob TagResource UntagResource UpdateAbacStatus
  UpdateContinuousBackups UpdateContributorInsights UpdateGlobalTable UpdateGlobalTableSettings
  UpdateGlobalTableVersion UpdateItem UpdateKinesisStreamingDestination UpdateTable UpdateTableReplicaAutoScaling
  UpdateTimeToLive WriteDataForReplication`.split(/\s+/);

/** Returns one sentence for each name that is no action. IAM accepts such a name, but it allows nothing. */
export function actionFaults(actions: string[]): string[] {
  return actions.flatMap((action) => {
    const { [nameOf(action)]: other } = instead;
    return other === undefined
      ? []
      : [`Expected \`actions\` to be actions in IAM, got ${action}, which allows nothing. Write ${other}.`];
  });
}

/** Returns one sentence for each unknown action: it may be new or misspelt. */
export function actionWarnings(actions: string[]): string[] {
  return actions
    .filter((action) => !known.includes(nameOf(action)))
    .map(
      (action) =>
        `This version of the component does not know ${action}. Check its spelling: IAM accepts a misspelt action, but it allows nothing.`,
    );
}

function nameOf(action: string): string {
  return action.replace("dynamodb:", "");
}
