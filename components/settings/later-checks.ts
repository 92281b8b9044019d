// Checks the arguments that are outputs, each as soon as its value is known.
import * as pulumi from "@pulumi/pulumi";
import { LateFault } from "../messages/late-fault.ts";
import { ownRouteFaults } from "../routes/own-routes.ts";
import type { Route } from "../routes/route.ts";
import { routeFaults, type Serving } from "../routes/route-faults.ts";
import { isKnown, isLater, isPlainObject } from "../tools/later.ts";
import { argumentFaults } from "./argument-faults.ts";
import { environmentFaults } from "./checks/transform-faults.ts";
import type { Settings } from "./settled.ts";
import type { UserApiTransform } from "./transform.ts";

type Values = Record<string, unknown>;

/**
 * Checks one argument, together with the others, as soon as its value is known. When the value turns out to be `undefined`, the default
 * takes its place. Without a default that is an error: ignoring it would drop a protection that was asked for, such as a scope.
 */
export function argumentLater(name: string, values: Values, key: string, defaults: Values) {
  const later = pulumi.output(values[key]) as pulumi.Output<unknown>;
  return pulumi.all([later, pulumi.isSecret(later)]).apply(([value, isSecret]) => {
    refuse(name, value === undefined && !Object.hasOwn(defaults, key) ? [noValue(key)] : []);
    refuse(name, argumentFaults({ ...values, [key]: value }, new Set(isSecret ? [key] : [])));
    return value ?? defaults[key];
  });
}

/** The likeliest cause is a misspelt name of another stack's output. */
function noValue(property: string): string {
  return (
    `Expected \`${property}\` to have a value, got an output that turned out to be undefined. ` +
    `Look for a misspelt name where the output comes from, or leave \`${property}\` out.`
  );
}

/** Checks `transform.function.environment` once it is known, when it is an output. */
export function transformLater(name: string, transform: UserApiTransform): UserApiTransform {
  const environment = transform.function?.environment;
  const variables = isLater(environment) ? undefined : environment?.variables;
  if (!isLater(environment) && !isLater(variables)) return transform;
  const checked = pulumi.output(environment).apply((value) => {
    refuse(name, environmentFaults(value));
    return value;
  });
  return { ...transform, function: { ...transform.function, environment: checked } };
}

type Served = Serving & Pick<Settings, "memorySize" | "timeout">;

/** Checks each property of a route that is an output once it is known. Without a value, `memorySize` and `timeout` are those of all functions. */
export function routeLater(name: string, route: Route, settings: Served): Route {
  const { own: _, ...said } = route;
  const late = (["memorySize", "timeout"] as const).filter((key) => isLater(route[key]));
  const checked = late.map((key) => {
    const value = pulumi.output(route[key]).apply((value) => {
      const faults = ownRouteFaults([{ ...said, [key]: value }]);
      refuse(name, [...faults, ...routeFaults([{ ...route, [key]: value }], settings)]);
      return value ?? settings[key];
    });
    return [key, value];
  });
  const whole = (key: "environment" | "statements") =>
    completed(name, `Route ${route.operation}`, key, route[key]);
  const others = [
    ...(isKnown(route.environment) ? [] : [["environment", whole("environment")]]),
    ...(isKnown(route.statements) ? [] : [["statements", statementsLater(whole("statements"))]]),
  ];
  return { ...route, ...Object.fromEntries([...checked, ...others]) };

  function statementsLater(statements: unknown) {
    return (pulumi.output(statements) as pulumi.Output<unknown>).apply((known) => {
      refuse(name, ownRouteFaults([{ ...said, statements: known }]));
      return known;
    });
  }
}

/** Refuses outputs inside the value that turn out to be undefined: a variable would be missing, or a statement would allow too much. */
function completed(name: string, whose: string, place: string, value: unknown): unknown {
  const inside = (key: string | number, of: unknown) => completed(name, whose, `${place}.${key}`, of);
  if (Array.isArray(value)) return value.map((of, index) => inside(index, of));
  if (isPlainObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, inside(key, of)]));
  if (!isLater(value)) return value;
  return (pulumi.output(value) as pulumi.Output<unknown>).apply((known) => {
    refuse(name, known === undefined ? [`${whose}: ${noValue(place)}`] : []);
    return known;
  });
}

function refuse(name: string, faults: string[]): void {
  if (faults.length > 0) throw new LateFault(messageOf(name, faults));
}

export function messageOf(name: string, faults: string[]): string {
  return `UserApi "${name}":${faults.length > 1 ? "\n  " : " "}${faults.join("\n  ")}`;
}
