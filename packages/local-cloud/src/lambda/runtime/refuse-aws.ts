// Blocks connections of a function to AWS. It would reach a real service, with credentials that are made up.
import net from "node:net";

const aws = /\.(amazonaws\.com(\.cn)?|amazonaws\.eu|api\.aws|on\.aws|api\.amazonwebservices\.com\.cn)$/;

/** @param hosts AWS hosts that are allowed, with all hosts below them */
export function refuseAws(hosts: string[]): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const host = hostOf(args);
    const isElsewhere = hosts.some((one) => host === one || host.endsWith(`.${one}`));
    if (!aws.test(host) || isElsewhere) return Reflect.apply(connect, this, args);
    // Node reports a failed connection later too, so that the caller can add its listeners first.
    process.nextTick(() => this.destroy(refusal(host)));
    return this;
  } as typeof connect;
}

/** Returns the host of a call of `connect`. Node itself passes the arguments as one list that begins with the options. */
function hostOf([first, second]: unknown[]): string {
  const options = Array.isArray(first) ? first[0] : first;
  const host =
    typeof options === "object" && options !== null ? (options as { host?: unknown }).host : second;
  return typeof host === "string" ? host.toLowerCase().replace(/\.$/, "") : "";
}

function refusal(host: string): Error {
  const service = serviceOf(host);
  const message =
    service === "dynamodb"
      ? `The local cloud serves dynamodb itself, and blocks connections to ${host}. Create the client without \`endpoint\`.`
      : `The local cloud does not serve ${service}, and blocks connections to ${host}. Start it with --endpoint ${service}=URL to use one elsewhere.`;
  return Object.assign(new Error(message), { name: "ServiceNotServed" });
}

/** Returns the service of a host: `sqs` of `sqs.eu-west-1.amazonaws.com`, `s3` of `photos.s3.dualstack.eu-west-1.amazonaws.com`. */
function serviceOf(host: string): string {
  const labels = host.replace(aws, "").split(".");
  const names = labels.filter((label) => !/^([a-z]{2,3}(-[a-z]+)+-\d|dualstack|vpce|global)$/.test(label));
  return names.at(-1)?.replace(/-fips$/, "") ?? host;
}
