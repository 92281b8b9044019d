// Answers input that is not valid HTTP, as API Gateway does.
import type { Server } from "node:http";

/** Lets a server answer input that is not valid HTTP with a JSON body, as API Gateway does. Node would send only a status line. */
export function answerClientErrors(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    if (!socket.writable || error.code === "ECONNRESET") {
      socket.destroy();
      return;
    }
    const [status, text] =
      error.code === "HPE_HEADER_OVERFLOW"
        ? ["431 Request Header Fields Too Large", "Request Header Fields Too Large"]
        : ["400 Bad Request", "Bad Request"];
    const body = JSON.stringify({ message: text });
    const isHead = error.rawPacket?.toString("latin1", 0, 5) === "HEAD ";
    socket.end(
      `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n` +
        `connection: close\r\n\r\n${isHead ? "" : body}`,
    );
  });
}
