// Returns the facts about a region: its partition and its availability zones.
// Partitions: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html

const commercial = {
  partition: "aws",
  dnsSuffix: "amazonaws.com",
  reverseDnsPrefix: "com.amazonaws",
};

/** The other partitions, by the beginning of their regions. */
const others: Record<string, typeof commercial> = {
  "cn-": { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn", reverseDnsPrefix: "cn.com.amazonaws" },
  "us-gov-": { ...commercial, partition: "aws-us-gov" },
  "eusc-": { partition: "aws-eusc", dnsSuffix: "amazonaws.eu", reverseDnsPrefix: "eu.amazonaws" },
};

export function partitionOf(region: string): typeof commercial {
  const found = Object.entries(others).find(([start]) => region.startsWith(start));
  return found?.[1] ?? commercial;
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
