// Returns the facts about a region: its partition and its availability zones.
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

/** Returns three zones, because most regions have three, with AWS's form of names and ids: `us-east-1a`, `use1-az1`. */
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
