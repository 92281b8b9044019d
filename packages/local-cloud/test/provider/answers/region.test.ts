import test from "ava";
import { partitionOf, zonesOf } from "../../../src/provider/answers/region.ts";

test("knows the partition of a region by its name", (t) => {
  const partitions = ["eu-west-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1"].map(partitionOf);
  t.deepEqual(
    partitions.map(({ partition, dnsSuffix }) => `${partition} ${dnsSuffix}`),
    ["aws amazonaws.com", "aws-cn amazonaws.com.cn", "aws-us-gov amazonaws.com", "aws-eusc amazonaws.eu"],
  );
});

test("names three availability zones, with their ids", (t) => {
  t.deepEqual(zonesOf("us-east-1")[0], { name: "us-east-1a", id: "use1-az1" });
  t.deepEqual(zonesOf("ap-northeast-2")[2], { name: "ap-northeast-2c", id: "apne2-az3" });
  t.is(zonesOf("us-gov-west-1")[1]?.id, "usgw1-az2");
});
