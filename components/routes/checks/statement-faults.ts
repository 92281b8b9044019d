// Checks the grammar of a policy's statements: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { isKnown, isLater } from "../../tools/later.ts";
import { show } from "../../tools/property-faults.ts";
import { isListOf, isRecord } from "../../tools/rules.ts";

const elements = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
/** The pairs of elements of which a statement needs one, with the form of the value. */
const pairs = [
  {
    names: ["Action", "NotAction"],
    expected: '"*" or actions such as sns:Publish',
    form: /^(\*|[\w.-]+:[\w*?]+)$/,
  },
  { names: ["Resource", "NotResource"], expected: '"*" or ARNs', form: /^(\*|arn:.+)$/ },
];

/** Returns one sentence for each fault of the statements. It skips outputs. */
export function statementFaults(statements: unknown[]): string[] {
  return statements.flatMap((statement, index) => {
    const place = `statements.${index}`;
    if (isLater(statement)) return [];
    if (!isRecord(statement)) return [`Expected \`${place}\` to be a statement, got ${show(statement)}.`];
    return [
      ...Object.keys(statement).flatMap((name) => elementFaults(name, place)),
      ...effectFaults(statement, place),
      ...sidFaults(statement, place, statements.slice(0, index)),
      ...pairs.flatMap((pair) => pairFaults(statement, place, pair)),
    ];
  });
}

function elementFaults(name: string, place: string): string[] {
  if (elements.includes(name)) return [];
  const right = elements.find((element) => element.toLowerCase() === name.toLowerCase());
  if (right) return [`Expected \`${place}\` to have ${right}, got ${name}. Upper and lower case matter.`];
  if (/^(Not)?Principal$/.test(name))
    return [`Expected \`${place}\` to be without ${name}: the statement is always for the function's role.`];
  return [`Unknown element \`${name}\` in \`${place}\`. A statement may have ${elements.join(", ")}.`];
}

function effectFaults({ Effect }: Record<string, unknown>, place: string): string[] {
  if (Effect === "Allow" || Effect === "Deny" || isLater(Effect)) return [];
  return [`Expected \`${place}.Effect\` to be "Allow" or "Deny", got ${show(Effect)}.`];
}

function sidFaults({ Sid }: Record<string, unknown>, place: string, before: unknown[]): string[] {
  if (Sid === undefined || isLater(Sid)) return [];
  if (typeof Sid !== "string" || !/^[A-Za-z\d]*$/.test(Sid))
    return [`Expected \`${place}.Sid\` to be letters and digits, got ${show(Sid)}.`];
  const isTaken = Sid !== "" && before.some((other) => isRecord(other) && other.Sid === Sid);
  return isTaken
    ? [`Expected \`${place}.Sid\` to be one that no other statement has, got ${show(Sid)}.`]
    : [];
}

function pairFaults(
  statement: Record<string, unknown>,
  place: string,
  { names, expected, form }: (typeof pairs)[number],
): string[] {
  const given = names.filter((name) => statement[name] !== undefined);
  if (given.length !== 1)
    return [
      `Expected \`${place}\` to have ${names.join(" or ")}, got ${given.length === 0 ? "neither" : "both"}.`,
    ];
  return given.flatMap((name) => {
    const value = statement[name];
    if (isLater(value)) return [];
    const list = [value].flat();
    const isRight = (one: unknown) => !isKnown(one) || (typeof one === "string" && form.test(one));
    return list.length > 0 && isListOf(list, isRight)
      ? []
      : [`Expected \`${place}.${name}\` to be ${expected}, got ${show(value)}.`];
  });
}
