import { CLOSE_NORMAL, CLOSE_PROTOCOL, CLOSE_RESTART, DEFLATED, SERVER_WELCOME } from "../wire/numbers";
import { ProtocolFault } from "../wire/fault";
import { inflate } from "../wire/inflate";
import { decodeFrame, encodeReport, type ServerFrame, type Welcome } from "../wire/frame";
import type { Host } from "../host";
import type { Line, Socket } from "../transport/socket";
import { backingOff } from "../transport/backoff";
import { FINAL, OUTDATED } from "../transport/closing";
import { mayReload } from "../transport/reload";
import { PATIENCE } from "./patience";

/** A connection that lived so long after WELCOME was useful (P-31). */
const USEFUL = 5_000;

/** After a restart of the server every page comes back: they spread over this time. */
const SPREAD = 2_000;

/** So often in a row what frames need may not come before the page is loaded anew: it may be gone with an older release. */
const FAILURES = 3;

/** So many faults of a page are told (P-17). */
const REPORTS = 10;
/** Above it, connections are of no use (P-71): three got no WELCOME, or six did not live, or one got no answer at all. */
const USELESS = 5;

type Timer = ReturnType<typeof setTimeout>;

/**
 *     connecting ──WELCOME──▶ live
 *       ▲    │                  │
 *       │    └──────┬───────────┘ closed, fault, silence
 *       │           ▼
 *       └─delay── waiting         stopped, exhausted ◀── the codes that say so, from any state
 *
 *     live ──WELCOME──▶ live: the connection has moved to another transport.
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
  /** The page was hidden or shown. */
  seen(): void;
  /** Asks for a sign of life (P-75). */
  probe(): void;
  /** Time and again, connections are of no use. */
  blocked(): void;
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
  /** Writes a fault to the console and tells the server of it (P-17). */
  report(error: unknown): void;
  /** Lets frames wait, in their order, until this is done. That it fails is a fault; time and again, the page is loaded anew (P-46). */
  hold(ready: Promise<unknown>): Promise<void>;
}

export function connecting(host: Host, path: string, line: Line, peer: Peer): Connection {
  const { window } = host;
  const { document } = window;
  const backoff = backingOff(host.random);
  let state: State = "stopped";
  let socket: Socket | undefined;
  /** Ends the state, or says that the connection was useful. */
  let timer: Timer | undefined;
  let useless = 0;
  /** Frames that came and have to wait, in their order. */
  let held: Uint8Array<ArrayBuffer>[] = [];
  let holds = 0;
  let failures = 0;
  let reports = 0;

  const enter = (next: State, then?: () => void, delay?: number): void => {
    clearTimeout(timer);
    timer = then && setTimeout(then, delay);
    // What was held belongs to the connection that is gone.
    if (next !== "live") held = [];
    state = next;
    peer.changed(state);
  };

  const giveUp = (code?: number): void => {
    socket?.giveUp(code);
    socket = undefined;
  };

  const connect = (): void => {
    socket = line.open(
      host,
      path,
      { opened: () => socket!.send(peer.hello()), received: receive, ended },
      useless > USELESS,
    );
    enter("connecting", silent, PATIENCE);
  };

  const silent = (): void => {
    useless = USELESS;
    retry();
  };

  const wait = (spread?: number): void => {
    useless += state === "live" ? 1 : 2;
    if (useless > USELESS) peer.blocked();
    enter("waiting", connect, backoff.next(spread));
  };

  const useful = (): void => {
    useless = 0;
    backoff.reset();
  };

  const retry = (code?: number): void => {
    giveUp(code);
    wait();
  };

  const report = (error: unknown): void => {
    console.error("lattice:", error);
    if (state === "live" && reports++ < REPORTS) socket!.send(encodeReport(error));
  };

  const receive = (bytes: Uint8Array<ArrayBuffer>): void => {
    held.push(bytes);
    takeHeld();
  };

  /** WELCOME, with which a connection begins, waits for nothing. */
  const takeHeld = (): void => {
    while (held.length && !(holds && state === "live")) take(held.shift()!);
  };

  const take = (bytes: Uint8Array<ArrayBuffer>): void => {
    const frames = held;
    try {
      if (bytes[0] === DEFLATED) return void hold(inflate(bytes).then(frame => frames.unshift(new Uint8Array(frame))));
      const frame = decodeFrame(bytes);
      if (frame.kind === SERVER_WELCOME) {
        // Also when it is live: the connection has moved (P-74).
        enter("live", useful, USEFUL);
        peer.welcome(frame);
      } else if (state !== "live") throw new ProtocolFault(`Frame ${frame.kind} came before WELCOME`);
      else peer.frame(frame, bytes.length);
    } catch (error) {
      report(error);
      retry(codeOf(error));
    }
  };

  const hold = async (ready: Promise<unknown>): Promise<void> => {
    holds++;
    try {
      await ready;
      failures = 0;
    } catch (error) {
      report(error);
      giveUp(codeOf(error));
      if (++failures >= FAILURES) reload();
      else wait();
    }
    holds--;
    takeHeld();
  };

  const ended = (code: number): void => {
    socket = undefined;
    if (FINAL.includes(code)) enter("stopped");
    else if (OUTDATED.includes(code)) reload();
    else wait(code === CLOSE_RESTART ? SPREAD : 0);
  };

  const reload = (): void => {
    const allowed = mayReload(window, Date.now());
    enter(allowed ? "stopped" : "exhausted");
    if (allowed) host.reload();
  };

  const hurry = (): void => {
    if (state === "waiting") connect();
    if (state === "live") peer.probe();
  };

  window.addEventListener("online", hurry);
  window.addEventListener("pagehide", () => {
    if (state === "stopped" || state === "exhausted") return;
    peer.leaving();
    giveUp(CLOSE_NORMAL);
    enter("left");
  });
  window.addEventListener("pageshow", () => {
    if (state === "left") connect();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) hurry();
    peer.seen();
  });

  return {
    state: () => state,
    connect,
    retry,
    report,
    send(bytes) {
      if (state === "live") socket!.send(bytes);
    },
    hold,
  };
}

function codeOf(error: unknown): number | undefined {
  // By its name: each script has its own class.
  return (error as Error).name === "ProtocolFault" ? CLOSE_PROTOCOL : undefined;
}
