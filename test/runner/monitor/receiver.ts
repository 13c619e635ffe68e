import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What was posted to a receiver. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a receiver answers. */
interface Answered {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

/** An HTTP server on loopback that stands for a chat, or for whatever is told of alerts. */
export interface Receiver extends AsyncDisposable {
  url: string;
  received: Received[];
  /** What it answers from now on; by default 200 and `ok`. */
  answer: (received: Received) => Answered | undefined;
  /** Resolves when so many posts have come, counted from the first. */
  has(number: number): Promise<void>;
}

/** Starts a receiver on a free port. */
export async function startReceiver(): Promise<Receiver> {
  const waiting = new Set<{ number: number; resolve: () => void }>();
  const server = createServer(async (request, response) => {
    const body = await text(request.setEncoding('latin1'));
    const received = { path: request.url ?? '', headers: request.headers, body };
    receiver.received.push(received);
    const {
      status,
      body: answer,
      headers,
    }: Answered = receiver.answer(received) ?? { status: 200, body: 'ok' };
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(answer);
    for (const one of waiting) if (receiver.received.length >= one.number) one.resolve();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}`,
    received: [],
    answer: () => undefined,
    async has(number) {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (receiver.received.length >= number) return;
      waiting.add({ number, resolve });
      await promise;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
}
