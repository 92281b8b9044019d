// Runs a program's hooks: its functions that run before and after the creation of a resource.
import type {
  RegisterErrorHookRequest,
  RegisterResourceHookRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import type { Callbacks, Message } from "../wire/rpc.ts";
import type { Sdk } from "../wire/sdk.ts";
import type { Properties } from "../wire/values.ts";

/** The resource that a hook runs for. */
export interface HookSubject {
  urn: string;
  type: string;
  name: string;
  inputs: Properties;
  /** The outputs, after the creation. */
  outputs?: Properties;
}

export interface Hooks {
  /** @throws Error if another hook has that name */
  register(request: RegisterResourceHookRequest): void;
  /** Registers a hook that decides if a failed creation is retried. */
  registerErrorHook(request: RegisterErrorHookRequest): void;
  /** @throws Error if a hook fails that must succeed */
  run(moment: "before" | "after", names: string[], subject: HookSubject): Promise<void>;
  /**
   * Runs all error hooks.
   *
   * @returns true if at least one of them asks for a retry
   */
  wantRetry(names: string[], subject: HookSubject, errors: string[]): Promise<boolean>;
}

/** @param warn reports the error of a hook that is allowed to fail */
export function createHooks(
  sdk: Sdk,
  callbacks: Callbacks,
  { preview, warn }: { preview: boolean; warn(message: string, urn: string): void },
): Hooks {
  const { ResourceHookRequest, ResourceHookResponse, ErrorHookRequest, ErrorHookResponse } = sdk.resources;
  const hooks = new Map<string, RegisterResourceHookRequest>();
  const errorHooks = new Map<string, RegisterErrorHookRequest>();

  function add<T extends { getName(): string }>(all: Map<string, T>, request: T): void {
    const name = request.getName();
    if (hooks.has(name) || errorHooks.has(name))
      throw new Error(`resource hook already registered for name "${name}"`);
    all.set(name, request);
  }

  function call(hook: RegisterResourceHookRequest | RegisterErrorHookRequest, message: Message) {
    const callback = hook.getCallback();
    if (!callback) throw new Error(`The hook "${hook.getName()}" came without a function.`);
    return callbacks.invoke(callback, message);
  }

  async function failureOf(hook: RegisterResourceHookRequest, subject: HookSubject): Promise<string> {
    const message = describe(new ResourceHookRequest(), subject);
    if (subject.outputs) message.setNewOutputs(sdk.Struct.fromJavaScript(subject.outputs));
    try {
      return ResourceHookResponse.deserializeBinary(await call(hook, message)).getError();
    } catch (error) {
      return (error as Error).message;
    }
  }

  function describe<T extends InstanceType<typeof ResourceHookRequest | typeof ErrorHookRequest>>(
    message: T,
    { urn, type, name, inputs, outputs }: HookSubject,
  ): T {
    message.setUrn(urn);
    message.setId(outputs?.id ?? "");
    message.setName(name);
    message.setType(type);
    message.setNewInputs(sdk.Struct.fromJavaScript(inputs));
    return message;
  }

  return {
    register: (request) => add(hooks, request),
    registerErrorHook: (request) => add(errorHooks, request),
    async run(moment, names, subject) {
      for (const name of names) {
        const hook = hooks.get(name);
        if (!hook) throw new Error(`hook "${name}" was not registered`);
        if (preview && !hook.getOnDryRun()) continue;
        const failure = await failureOf(hook, subject);
        if (!failure) continue;
        if (!hook.getIgnoreErrors?.()) throw new Error(`${moment} hook "${name}" failed: ${failure}`);
        warn(
          `${moment === "before" ? "Before" : "After"}Create hook "${name}" failed: ${failure}`,
          subject.urn,
        );
      }
    },
    async wantRetry(names, subject, errors) {
      const wishes: boolean[] = [];
      for (const name of names) {
        const hook = errorHooks.get(name);
        if (!hook) throw new Error(`error hook "${name}" was not registered`);
        const message = describe(new ErrorHookRequest(), subject);
        message.setFailedOperation("create");
        message.setErrorsList(errors);
        const response = ErrorHookResponse.deserializeBinary(await call(hook, message));
        if (response.getError()) throw new Error(`error hook "${name}" failed: ${response.getError()}`);
        wishes.push(response.getRetry());
      }
      return wishes.includes(true);
    },
  };
}
