// One replica with the real provider of a protocol. All kinds look alike from here.
import * as Y from "yjs";
import WebSocket from "ws";
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider as Provider3 } from "y-websocket";
import { WebsocketProvider as Provider2 } from "y-websocket-2";
import { HocuspocusProvider } from "@hocuspocus/provider";

export const KINDS = ["y-websocket 3", "y-websocket 2", "hocuspocus"];

/** A WebSocket as a page of the server's own origin has it. */
export function pageSocket(origin, headers = {}) {
  return class PageSocket extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols, { origin, headers });
      // What is told of a socket that was dropped on purpose.
      this.on("error", () => {});
    }
  };
}

export function open(kind, { host, room, token = "" }) {
  const doc = new Y.Doc();
  return kind === "hocuspocus" ? hocuspocus(host, room, token, doc) : yWebsocket(kind, host, room, token, doc);
}

function yWebsocket(kind, host, room, token, doc) {
  const Provider = kind === "y-websocket 3" ? Provider3 : Provider2;
  const awareness = new Awareness(doc);
  const provider = new Provider(`ws://${host}/lattice/yjs`, room, doc, {
    awareness,
    params: token ? { token } : {},
    WebSocketPolyfill: pageSocket(`http://${host}`),
    disableBc: true,
    maxBackoffTime: 20,
  });
  return {
    kind,
    doc,
    awareness,
    provider,
    isSynced: () => provider.synced,
    drop: () => provider.ws?.terminate?.(),
    disconnect: () => provider.disconnect(),
    connect: () => provider.connect(),
    destroy: () => {
      provider.destroy();
      awareness.destroy();
      doc.destroy();
    },
  };
}

function hocuspocus(host, room, token, doc) {
  const provider = new HocuspocusProvider({
    url: `ws://${host}/lattice/hocuspocus`,
    name: room,
    document: doc,
    token,
    WebSocketPolyfill: pageSocket(`http://${host}`),
    delay: 10,
    minDelay: 10,
    maxDelay: 30,
    factor: 1,
    jitter: false,
  });
  const socket = provider.configuration.websocketProvider;
  let wanted = true;
  // A provider that is told to connect while it still disconnects forgets it.
  socket.on("disconnect", () => setTimeout(() => wanted && socket.connect(), 0));
  return {
    kind: "hocuspocus",
    doc,
    awareness: provider.awareness,
    provider,
    isSynced: () => provider.synced && !provider.hasUnsyncedChanges,
    drop: () => socket.webSocket?.terminate?.(),
    disconnect: () => {
      wanted = false;
      provider.disconnect();
    },
    connect: () => {
      wanted = true;
      provider.connect();
    },
    destroy: () => {
      wanted = false;
      provider.destroy();
      doc.destroy();
    },
  };
}

/**
 * Waits for a condition; fails with what `describe` says. By default longer than the 30 s after which providers take for
 * gone whoever they do not hear of: about one in several hundred runs has one that missed that somebody left.
 */
export async function eventually(condition, describe, millis = 90_000) {
  const end = Date.now() + millis;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Not within ${millis} ms: ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}
