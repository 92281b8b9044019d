// What AWS says of a region: its partition, its availability zones.
// Partitions: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html

const partitions = [
  {
    region: /^cn-/,
    partition: "aws-cn",
    dnsSuffix: "amazonaws.com.cn",
    reverseDnsPrefix: "cn.com.amazonaws",
  },
  {
    region: /^us-gov-/,
    partition: "aws-us-gov",
    dnsSuffix: "amazonaws.com",
    reverseDnsPrefix: "com.amazonaws",
  },
  { region: /^eusc-/, partition: "aws-eusc", dnsSuffix: "amazonaws.eu", reverseDnsPrefix: "eu.amazonaws" },
  { region: /^/, partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" },
];

export function partitionOf(region: string): {
  partition: string;
  dnsSuffix: string;
  reverseDnsPrefix: string;
} {
  const found = partitions.find((one) => one.region.test(region)) ?? partitions[3];
  const { partition = "aws", dnsSuffix = "amazonaws.com", reverseDnsPrefix = "com.amazonaws" } = found ?? {};
  return { partition, dnsSuffix, reverseDnsPrefix };
}

/** Three zones, as most regions have; named as AWS names them, with ids as in `use1-az1`. */
export function zonesOf(region: string): { name: string; id: string }[] {
  const short = region
    .split("-")
    .map((part, index) =>
      index === 0 ? part : part.replace(/(north|south|east|west|central|gov)/g, ([letter]) => letter ?? ""),
    )
    .join("");
  return ["a", "b", "c"].map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${short}-az${index + 1}`,
  }));
}
