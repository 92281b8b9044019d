// Reads the environment variables of a function.

/**
 * Returns the value of a required environment variable. Modules call it while they load, so a function without the variable fails before
 * its first request.
 *
 * @throws Error with the variable's name
 */
export function variable(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `Expected the environment variable \`${name}\`, got none. Set it in the function's environment.`,
  );
}
