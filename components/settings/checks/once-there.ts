// Delays a look-up until the resource that it looks for exists.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * Returns the value once the resources that it comes from exist. Until then it is unknown, as in the preview of a new table: Pulumi knows
 * the table's name already, but AWS has no such table yet.
 *
 * Pulumi delays a look-up that returns an output until the resources behind its arguments exist. The look-up of the table returns a
 * promise instead, as its errors get a message of this component. So a second look-up, of the region, waits in its place.
 */
export function onceThere<Value>(
  value: pulumi.Output<Value>,
  opts: pulumi.InvokeOptions,
): pulumi.Output<Value> {
  const { region } = aws.getRegionOutput({}, opts);
  const sameRegion = pulumi.all([value, region]).apply(([, own]) => own);
  return pulumi
    .all([value, aws.getRegionOutput({ region: sameRegion }, opts)])
    .apply(([known]) => known as Value);
}
