import { DEFLATED_SUBPROTOCOL, SUBPROTOCOL } from "../wire/numbers";
import type { Host } from "../host";

/** What one connection tells, whatever carries it. */
export interface SocketEvents {
  opened(): void;
  received(bytes: Uint8Array<ArrayBuffer>): void;
  ended(code: number): void;
}

/** One connection. Once it is given up it says nothing more, so a late close of it disturbs nobody. */
export interface Socket {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** Closes without waiting for the answer, which a dead connection never gives. */
  giveUp(code?: number): void;
}

/** Opens a connection to a path. `blocked`: WebSockets seem not to get through (P-71). Says nothing before it has returned. */
export type Transport = (host: Host, path: string, events: SocketEvents, blocked: boolean) => Socket;

/** What opens connections now; the part `fallback` puts something else in its place. */
export interface Line {
  open: Transport;
}

export const protocolOf = ({ window }: Host): string =>
  SUBPROTOCOL + ("DecompressionStream" in window ? DEFLATED_SUBPROTOCOL : "");

export const openSocket: Transport = (host, path, events) => {
  const { href } = new URL(path, host.window.location.href);
  const socket = host.open(href.replace("http", "ws"), protocolOf(host));
  socket.binaryType = "arraybuffer";
  socket.onopen = () => events.opened();
  socket.onclose = ({ code }) => events.ended(code);
  // A text message is refused like a frame of another form: what is made of it has no array start (P-3).
  socket.onmessage = ({ data }) => events.received(new Uint8Array(data as ArrayBuffer));
  return {
    send: bytes => socket.send(bytes),
    giveUp(code) {
      socket.onopen = socket.onclose = socket.onmessage = null;
      socket.close(code);
    },
  };
};
