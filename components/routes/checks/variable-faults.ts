// Checks a function's environment variables against Lambda's rules.
import { isKnown } from "../../tools/later.ts";
import { show } from "../../tools/property-faults.ts";

/** The names under "Reserved environment variables" of https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const reserved =
  `_HANDLER _X_AMZN_TRACE_ID AWS_DEFAULT_REGION AWS_REGION AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_NAME
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_LOG_GROUP_NAME
  AWS_LAMBDA_LOG_STREAM_NAME AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  AWS_LAMBDA_RUNTIME_API LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR AWS_LAMBDA_MAX_CONCURRENCY AWS_LAMBDA_METADATA_API
  AWS_LAMBDA_METADATA_TOKEN`.split(/\s+/);

/** The pattern `EnvironmentVariableName` of https://docs.aws.amazon.com/lambda/latest/api/API_Environment.html */
const form = /^[A-Za-z]\w+$/;
/** The limit of all variables in bytes, as JSON with names and quotes. */
const mostBytes = 4096;

/**
 * Returns one sentence for each variable that Lambda refuses.
 *
 * @param place the property that holds the variables
 */
export function variableFaults(variables: Record<string, unknown>, place: string): string[] {
  return Object.entries(variables).flatMap(([name, value]) => {
    if (reserved.includes(name))
      return [`Expected \`${place}\` to be without ${name}, which Lambda sets itself. Take another name.`];
    if (!form.test(name))
      return [
        `Expected the names in \`${place}\` to be two characters or more: a letter, then letters, digits and underscores, ` +
          `got ${JSON.stringify(name)}. Write ${rightName(name)}.`,
      ];
    return typeof value === "string" || value === undefined || !isKnown(value)
      ? []
      : [`Expected \`${place}.${name}\` to be a string, got ${show(value)}.`];
  });
}

/**
 * Returns one sentence when the variables are too large together. Lambda measures them as JSON. It accepts 4096 bytes and refuses 4097, as
 * LocalStack recorded on AWS (`TestLambdaSizeLimits`, 2025-11-25).
 *
 * @param variables the variables; outputs count without their values
 */
export function sizeFaults(variables: Record<string, unknown>): string[] {
  const known = Object.entries(variables).filter(([, value]) => value !== undefined);
  const texts = known.map(([name, value]) => [name, typeof value === "string" ? value : ""]);
  const bytes = Buffer.byteLength(JSON.stringify(Object.fromEntries(texts)));
  if (bytes <= mostBytes) return [];
  return [
    `Expected all variables of the function, with the component's, to be at most ${mostBytes} bytes as JSON, ` +
      `got ${bytes}. Move large values into a parameter, a bucket or a module.`,
  ];
}

/** Returns a valid name: `MY_VAR` for `MY-VAR`. */
function rightName(name: string): string {
  const word = name.replace(/\W/g, "_").replace(/^[^A-Za-z]+/, "");
  return form.test(word) ? word : `VAR_${word || "X"}`;
}
