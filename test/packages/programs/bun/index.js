// The program that Bun runs.
import { UserApi } from "@user-api/pulumi";

export const url = new UserApi("users").url;
