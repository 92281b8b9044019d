// A value that comes from a resource of the same program, for a look-up that must not come before the resource.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * The value, once the resources that it comes from are there; until then, as in the preview that shows a new one, it is unknown. The
 * name that Pulumi gives a new table is known in a preview, and the table is not there.
 *
 * Pulumi holds back a look-up that answers in outputs until what its arguments come from is there. That of the table itself cannot be
 * one: what it fails with could not be told in words of our own. So another waits in its place, which asks for nothing but the region.
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
