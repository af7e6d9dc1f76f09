import { CLOSE_NORMAL, CLOSE_PROTOCOL, SERVER_WELCOME } from "../wire/numbers";
import { ProtocolFault } from "../wire/fault";
import { decodeFrame, type ServerFrame, type Welcome } from "../wire/frame";
import type { Host } from "../host";
import { openSocket, type Socket } from "../transport/socket";
import { backingOff } from "../transport/backoff";
import { actionAfter } from "../transport/closing";
import { mayReload } from "../transport/reload";

/** The server must answer a connection or an event within this time (P-32). */
export const PATIENCE = 10_000;
/** A connection that lived so long after WELCOME was useful (P-31). */
const USEFUL = 5_000;

/** After a restart of the server every page comes back: they spread over this time. */
const SPREAD = 2_000;

/** So often in a row what frames need may not come before the page is loaded anew: it may be gone with an older release. */
const FAILURES = 3;

type Timer = ReturnType<typeof setTimeout>;

/**
 *     connecting ──WELCOME──▶ live
 *       ▲    │                  │
 *       │    └──────┬───────────┘ closed, fault, silence
 *       │           ▼
 *       └─delay── waiting         stopped, exhausted ◀── the codes that say so, from any state
 *
 *     left: the page is out of sight; it connects when it comes back from the back-forward cache.
 *     exhausted: stopped, since the page was loaded too often.
 */
export type State = "connecting" | "live" | "waiting" | "left" | "stopped" | "exhausted";

/** The session at the end of the connection. What these throw ends the connection as a fault. */
export interface Peer {
  /** The HELLO frame, made when it is sent (P-11). */
  hello(): Uint8Array<ArrayBuffer>;
  welcome(frame: Welcome): void;
  frame(frame: Exclude<ServerFrame, Welcome>, bytes: number): void;
  changed(state: State): void;
  /** The page is about to be left: the last chance to send. */
  leaving(): void;
}

/** Keeps one connection alive: connects, waits, connects again, or stops. */
export interface Connection {
  state(): State;
  connect(): void;
  /** Sends if the connection is live; else the session keeps what it must send again. */
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** Gives the connection up and makes another one after a delay. */
  retry(code?: number): void;
  /** Lets frames wait, in their order, until this is done. That it fails is a fault; time and again, the page is loaded anew (P-46). */
  hold(ready: Promise<void>): Promise<void>;
}

type Frame = Exclude<ServerFrame, Welcome>;

export function connecting(host: Host, path: string, peer: Peer): Connection {
  const { window } = host;
  const { document } = window;
  const backoff = backingOff(host.random);
  let state: State = "stopped";
  let socket: Socket | undefined;
  /** Ends the state, or says that the connection was useful. */
  let timer: Timer | undefined;
  /** Frames that came while something was being loaded that they may need, with their sizes. */
  const held: [Frame, number][] = [];
  let holds = 0;
  let failures = 0;

  const enter = (next: State, then?: () => void, delay?: number): void => {
    clearTimeout(timer);
    timer = then && setTimeout(then, delay);
    // What was held belongs to the connection that is gone.
    if (next !== "live") held.length = 0;
    state = next;
    peer.changed(state);
  };

  const giveUp = (code?: number): void => {
    socket?.giveUp(code);
    socket = undefined;
  };

  const connect = (): void => {
    socket = openSocket(host, path, {
      opened: () => socket!.send(peer.hello()),
      received: receive,
      ended,
    });
    enter("connecting", retry, PATIENCE);
  };

  const wait = (spread?: number): void => enter("waiting", connect, backoff.next(spread));

  const retry = (code?: number): void => {
    giveUp(code);
    wait();
  };

  const guard = (action: () => void): void => {
    try {
      action();
    } catch (error) {
      console.error("lattice:", error);
      retry(codeOf(error));
    }
  };

  const receive = (bytes: Uint8Array): void =>
    guard(() => {
      const frame = decodeFrame(bytes);
      if (frame.kind === SERVER_WELCOME) {
        if (state !== "connecting") throw new ProtocolFault("WELCOME came twice");
        enter("live", backoff.reset, USEFUL);
        peer.welcome(frame);
      } else if (state !== "live") throw new ProtocolFault(`Frame ${frame.kind} came before WELCOME`);
      else if (holds) held.push([frame, bytes.length]);
      else peer.frame(frame, bytes.length);
    });

  const ended = (code: number): void => {
    socket = undefined;
    switch (actionAfter(code)) {
      case "retry":
        return wait();
      case "retry-spread":
        return wait(SPREAD);
      case "nothing":
        return enter("stopped");
      case "reload":
        return reload();
    }
  };

  const reload = (): void => {
    const allowed = mayReload(window, Date.now());
    enter(allowed ? "stopped" : "exhausted");
    if (allowed) host.reload();
  };

  const hurry = (): void => {
    if (state === "waiting") connect();
  };

  window.addEventListener("online", hurry);
  window.addEventListener("pagehide", () => {
    if (state === "stopped" || state === "exhausted") return;
    peer.leaving();
    giveUp(CLOSE_NORMAL);
    enter("left");
  });
  window.addEventListener("pageshow", event => {
    if (event.persisted && state === "left") connect();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") hurry();
  });

  return {
    state: () => state,
    connect,
    retry,
    send(bytes) {
      if (state === "live") socket!.send(bytes);
    },
    async hold(ready) {
      holds++;
      try {
        await ready;
        failures = 0;
      } catch (error) {
        console.error("lattice:", error);
        giveUp(codeOf(error));
        if (++failures >= FAILURES) reload();
        else wait();
      }
      if (--holds) return;
      for (const [frame, size] of held.splice(0)) guard(() => peer.frame(frame, size));
    },
  };
}

function codeOf(error: unknown): number | undefined {
  // By its name: each script has its own class.
  return (error as Error).name === "ProtocolFault" ? CLOSE_PROTOCOL : undefined;
}
