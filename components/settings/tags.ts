// The tags of every resource that takes them.
import type * as pulumi from "@pulumi/pulumi";

export type Tags = pulumi.Output<{ [key: string]: string }>;
