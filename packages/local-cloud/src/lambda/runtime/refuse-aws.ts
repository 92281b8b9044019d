// Lets no connection of a function to AWS leave the machine: its credentials are made up, and it would reach a real service.
import net from "node:net";

const aws = /\.(amazonaws\.com(\.cn)?|amazonaws\.eu|api\.aws|on\.aws|api\.amazonwebservices\.com\.cn)$/;

/** @param hosts to which connections are let through, and to those below them */
export function refuseAws(hosts: string[]): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const host = hostOf(args);
    const isElsewhere = hosts.some((one) => host === one || host.endsWith(`.${one}`));
    if (!aws.test(host) || isElsewhere) return Reflect.apply(connect, this, args);
    // Like Node's own failures to connect: whoever made the socket gets to listen first.
    process.nextTick(() => this.destroy(refusal(host)));
    return this;
  } as typeof connect;
}

/** Node itself hands over its arguments as a list that begins with the options. */
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
      ? `The local cloud serves dynamodb itself, and lets nothing go to ${host}. Make the client without an endpoint of your own.`
      : `The local cloud does not serve ${service}, and lets nothing go to ${host}. Start it with --endpoint ${service}=URL to have it elsewhere.`;
  return Object.assign(new Error(message), { name: "ServiceNotServed" });
}

/** `sqs` of `sqs.eu-west-1.amazonaws.com`, `s3` of `photos.s3.dualstack.eu-west-1.amazonaws.com`. */
function serviceOf(host: string): string {
  const labels = host.replace(aws, "").split(".");
  const names = labels.filter((label) => !/^([a-z]{2,3}(-[a-z]+)+-\d|dualstack|vpce|global)$/.test(label));
  return names.at(-1)?.replace(/-fips$/, "") ?? host;
}
