import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server. */
export interface Way {
  readonly uri: string;
  /** What goes in no longer comes out, and nobody is told. */
  block(): void;
  /** Cuts all connections, and takes no more. */
  close(): void;
}

/** A way to a server that can be stopped up: what goes in no longer comes out, and nobody is told. */
export async function openWay(to: URL): Promise<Way> {
  const sockets: Socket[] = [];
  let blocked = false;
  const server = createServer((incoming) => {
    const outgoing = connect(Number(to.port), to.hostname);
    for (const [from, into] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.push(from);
      if (!blocked) from.pipe(into);
      from.on('error', () => into.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    block: () => {
      blocked = true;
      sockets.forEach((socket) => socket.unpipe().pause());
    },
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
