// Runs a program's transforms: its functions that change resources and look-ups before the engine handles them.
import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type {
  RegisterResourceRequest,
  TransformInvokeOptions,
  TransformResourceOptions,
} from "@pulumi/pulumi/proto/resource_pb.js";
import type { Struct } from "../wire/messages.ts";
import type { Callbacks } from "../wire/rpc.ts";
import type { Sdk } from "../wire/sdk.ts";

export interface Transforms {
  /** Adds a transform for all resources of the stack. */
  add(callback: Callback): void;
  /** Adds a transform for all look-ups of the stack. */
  addForInvokes(callback: Callback): void;
  /**
   * Returns a resource's properties and options after its transforms. Its own run first, then its parents', then the stack's.
   *
   * @param inner the transforms of the resource and of its parents
   */
  ofResource(
    request: RegisterResourceRequest,
    inner: Callback[],
    options: TransformResourceOptions,
  ): Promise<{ properties: Struct; options: TransformResourceOptions }>;
  ofInvoke(
    token: string,
    args: Struct,
    options: TransformInvokeOptions,
  ): Promise<{ args: Struct; options: TransformInvokeOptions }>;
}

export function createTransforms(sdk: Sdk, callbacks: Callbacks): Transforms {
  const { TransformRequest, TransformResponse, TransformInvokeRequest, TransformInvokeResponse } =
    sdk.resources;
  const forResources: Callback[] = [];
  const forInvokes: Callback[] = [];
  return {
    add: (callback) => void forResources.push(callback),
    addForInvokes: (callback) => void forInvokes.push(callback),
    async ofResource(request, inner, given) {
      let properties = request.getObject() ?? new sdk.Struct();
      let options = given;
      for (const callback of [...inner, ...forResources]) {
        const message = new TransformRequest();
        message.setType(request.getType());
        message.setName(request.getName());
        message.setCustom(request.getCustom());
        message.setParent(request.getParent());
        message.setProperties(properties);
        message.setOptions(options);
        const bytes = await callbacks.invoke(callback, message).catch((error: Error) => {
          throw new Error(`invoke transform: rpc error: code = Unknown desc = ${error.message}`);
        });
        const response = TransformResponse.deserializeBinary(bytes);
        properties = response.getProperties() ?? properties;
        options = response.getOptions() ?? options;
      }
      return { properties, options };
    },
    async ofInvoke(token, givenArgs, given) {
      let args = givenArgs;
      let options = given;
      for (const callback of forInvokes) {
        const message = new TransformInvokeRequest();
        message.setToken(token);
        message.setArgs(args);
        message.setOptions(options);
        const response = TransformInvokeResponse.deserializeBinary(await callbacks.invoke(callback, message));
        args = response.getArgs() ?? args;
        options = response.getOptions() ?? options;
      }
      return { args, options };
    },
  };
}
