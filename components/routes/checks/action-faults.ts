// Actions of DynamoDB that there are in IAM: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html

/** Operations of the API that are no actions, with what IAM asks for instead. */
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

/** Those that a function may need on a table or an index; AWS adds some now and then. */
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

/** One sentence for each action, by its name, that is none: IAM takes it, and it allows nothing. */
export function actionFaults(actions: string[]): string[] {
  return actions.flatMap((action) => {
    const { [nameOf(action)]: other } = instead;
    return other === undefined
      ? []
      : [`Expected \`actions\` to be actions of IAM, got ${action}, which allows nothing. Write ${other}.`];
  });
}

/** One sentence for each action that is unknown here, which may be a new one or a misspelt one. */
export function actionWarnings(actions: string[]): string[] {
  return actions
    .filter((action) => !known.includes(nameOf(action)))
    .map((action) => `IAM had no action ${action} when this was written, and a misspelt one allows nothing.`);
}

function nameOf(action: string): string {
  return action.replace("dynamodb:", "");
}
