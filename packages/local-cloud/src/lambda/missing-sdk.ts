// The AWS SDK is there on Lambda, and here as far as the program has it installed.

/** Adds to an error of Node's what to do about a package of the SDK that is not there. */
export function withRemedy(message: string): { message: string; remedy?: string } {
  const [, name = "", scope] =
    /Cannot find (?:package|module) '((@aws-sdk|@smithy)\/[^/']+)/.exec(message) ?? [];
  if (!scope) return { message };
  const remedy =
    scope === "@aws-sdk"
      ? `Lambda's Node runtimes bring ${name} along, and this machine has what the program has installed: npm install --save-dev ${name}`
      : `Lambda's Node runtimes may bring ${name} along, without a promise: npm install ${name}, and bundle it.`;
  return { message: `${message}\n${remedy}`, remedy };
}
