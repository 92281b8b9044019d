// Tests the frames of answers between a function's output, cut into any pieces.
import test from "ava";
import fc from "fast-check";
import { encodeFrame, type Frame, FrameReader } from "../../../src/lambda/runtime/frames.ts";

const nonce = "0123456789abcdef";

/** Returns the text and the frames that a reader finds in a stream that is cut at these places. */
function read(stream: Buffer, cuts: number[]) {
  let text = "";
  const frames: [printedBefore: string, Frame][] = [];
  const reader = new FrameReader(
    nonce,
    (more) => {
      text += more;
    },
    (frame) => frames.push([text, frame]),
  );
  const places = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length];
  for (let i = 1; i < places.length; i++) reader.push(stream.subarray(places[i - 1], places[i]));
  reader.end();
  return { text, frames };
}

test("keeps text and frames apart and in order, wherever the stream is cut", (t) => {
  const printed = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom("\0", `\0${nonce}`, `\0${nonce.slice(0, 5)}`, "\0\0", "line\n"),
  );
  const frame = fc.record({
    type: fc.constantFrom("ready", "payload", "error") as fc.Arbitrary<Frame["type"]>,
    text: fc.string({ unit: "grapheme", maxLength: 20 }),
    memoryUsed: fc.nat(),
    last: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(printed, frame), { maxLength: 4 }),
      printed,
      fc.array(fc.nat(), { maxLength: 6 }),
      (events, last, cuts) => {
        const stream = events.map(([text, one]) => text + encodeFrame(nonce, one)).join("") + last;
        const result = read(Buffer.from(stream), cuts);
        t.is(result.text, events.map(([text]) => text).join("") + last);
        t.deepEqual(
          result.frames,
          events.map(([, one], i) => [
            events
              .slice(0, i + 1)
              .map(([text]) => text)
              .join(""),
            one,
          ]),
        );
      },
    ),
  );
});

test("a frame with another nonce is text", (t) => {
  const stream = encodeFrame("f".repeat(16), { type: "payload", text: "1", memoryUsed: 1 });
  t.deepEqual(read(Buffer.from(stream), []), { text: stream, frames: [] });
});
