// Replaces `ava` in a test file that shares its process with others. The query of the URL names the file: `ava.ts?file=1`.
import { testOf } from "./declarations.ts";

export default testOf(new URL(import.meta.url).searchParams.get("file") ?? "");
