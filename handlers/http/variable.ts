// What the deployment tells a function: its environment variables.

/**
 * The value of a variable that the function cannot do without. Read while its module loads, so that a function without it fails
 * before its first request.
 *
 * @throws Error that names the variable
 */
export function variable(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `Expected the environment variable \`${name}\`, got none. Set it in the function's environment.`,
  );
}
