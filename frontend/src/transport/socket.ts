import { SUBPROTOCOL } from "../wire/numbers";
import type { Host } from "../host";

export interface SocketEvents {
  opened(): void;
  received(bytes: Uint8Array): void;
  closed(code: number): void;
}

/** One WebSocket. Once it is given up it says nothing more, so a late close of it disturbs nobody. */
export class Socket {
  readonly #socket: WebSocket;

  constructor(host: Host, path: string, events: SocketEvents) {
    const url = new URL(path, host.window.location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = (this.#socket = host.open(url.href, SUBPROTOCOL));
    socket.binaryType = "arraybuffer";
    socket.onopen = () => events.opened();
    socket.onclose = ({ code }) => events.closed(code);
    // A text message is refused like a frame of another form: it has no array start (P-3).
    socket.onmessage = ({ data }) =>
      events.received(new Uint8Array(typeof data === "string" ? [] : (data as ArrayBuffer)));
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.#socket.send(bytes);
  }

  /** Closes without waiting for the answer, which a dead connection never gives. */
  giveUp(code?: number): void {
    this.#socket.onopen = this.#socket.onclose = this.#socket.onmessage = null;
    this.#socket.close(code);
  }
}
