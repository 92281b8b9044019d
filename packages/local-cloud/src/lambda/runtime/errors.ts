// The errors that Lambda's runtime client itself throws. JSON logs contain the name of the class; everything else contains `name`.

export class CallbackHandlerDeprecatedError extends Error {
  override name = "Runtime.CallbackHandlerDeprecated";
}

export class HandlerNotFoundError extends Error {
  override name = "Runtime.HandlerNotFound";
}

export class ImportModuleError extends Error {
  override name = "Runtime.ImportModuleError";
}

export class JSONStringifyError extends Error {
  override name = "Runtime.JSONStringifyError";
}

export class MalformedHandlerNameError extends Error {
  override name = "Runtime.MalformedHandlerName";
}

export class UnhandledPromiseRejection extends Error {
  override name = "Runtime.UnhandledPromiseRejection";
}

export class UserCodeSyntaxError extends Error {
  override name = "Runtime.UserCodeSyntaxError";
}
