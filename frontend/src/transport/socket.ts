import { SUBPROTOCOL } from "../wire/numbers";
import type { Host } from "../host";

export interface SocketEvents {
  opened(): void;
  received(bytes: Uint8Array): void;
  ended(code: number): void;
}

/** One WebSocket. Once it is given up it says nothing more, so a late close of it disturbs nobody. */
export interface Socket {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** Closes without waiting for the answer, which a dead connection never gives. */
  giveUp(code?: number): void;
}

export function openSocket(host: Host, path: string, events: SocketEvents): Socket {
  const { href } = new URL(path, host.window.location.href);
  const socket = host.open(href.replace("http", "ws"), SUBPROTOCOL);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => events.opened();
  socket.onclose = ({ code }) => events.ended(code);
  // A text message is refused like a frame of another form: it has no array start (P-3).
  socket.onmessage = ({ data }) =>
    events.received(new Uint8Array(typeof data === "string" ? [] : (data as ArrayBuffer)));
  return {
    send: bytes => socket.send(bytes),
    giveUp(code) {
      socket.onopen = socket.onclose = socket.onmessage = null;
      socket.close(code);
    },
  };
}
