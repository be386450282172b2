import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Every answer of the sandbox carries this header, so that clients can refuse it wherever it runs. */
export const markHeader = ['x-rathaus-sandbox', '1'] as const;

/** Says which sandbox answers: another value means that what happened before is not known here. */
export const idHeader = 'x-rathaus-sandbox-id';

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Marks also what Node answers by itself: requests that it cannot read, and expectations that it does not know. */
export function markOwnAnswers(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // After a reset, or in the middle of an answer, there is nothing to say any more.
    if (
      error.code === 'ECONNRESET' ||
      !socket.writable ||
      (socket as { _httpMessage?: unknown })._httpMessage
    ) {
      socket.destroy();
      return;
    }
    const status = statuses[error.code ?? ''] ?? '400 Bad Request';
    socket.end(
      `HTTP/1.1 ${status}\r\n${markHeader.join(': ')}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
    );
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}
