import { CLOSE_NORMAL, CLOSE_PROTOCOL } from "../wire/numbers";
import { ProtocolFault } from "../wire/fault";
import { decodeFrame, type ServerFrame, type Welcome } from "../wire/frame";
import type { Host } from "../host";
import { Socket } from "../transport/socket";
import { Backoff } from "../transport/backoff";
import { actionAfter } from "../transport/closing";
import { mayReload } from "../transport/reload";

/** The server must answer a connection or an event within this time (P-32). */
export const PATIENCE = 10_000;
/** A connection that lived so long after WELCOME was useful (P-31). */
const USEFUL = 5_000;

type Timer = ReturnType<typeof setTimeout>;

/**
 *     connecting ──WELCOME──▶ live
 *       ▲    │                  │
 *       │    └──────┬───────────┘ closed, fault, silence
 *       │           ▼
 *       └─delay── waiting         stopped ◀── the codes that say so, from any state
 *                                    │
 *       ◀──── only "left", when the page comes back from the back-forward cache
 */
export type State =
  | { readonly kind: "connecting"; readonly socket: Socket; readonly timer: Timer }
  | { readonly kind: "live"; readonly socket: Socket; readonly timer: Timer }
  | { readonly kind: "waiting"; readonly timer: Timer }
  | { readonly kind: "stopped"; readonly reason: "new" | "left" | "ended" | "reloading" | "exhausted" };

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
export class Connection {
  state: State = { kind: "stopped", reason: "new" };
  readonly #backoff: Backoff;
  readonly #host: Host;
  readonly #path: string;
  readonly #peer: Peer;

  constructor(host: Host, path: string, peer: Peer) {
    this.#host = host;
    this.#path = path;
    this.#peer = peer;
    this.#backoff = new Backoff(() => host.random());
    const { window } = host;
    window.addEventListener("online", () => this.#hurry());
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("pageshow", event => event.persisted && this.#comeBack());
    const seen = (): void => {
      if (window.document.visibilityState === "visible") this.#hurry();
    };
    window.document.addEventListener("visibilitychange", seen);
  }

  connect(): void {
    const socket: Socket = new Socket(this.#host, this.#path, {
      opened: () => socket.send(this.#peer.hello()),
      received: bytes => this.#receive(socket, bytes),
      closed: code => this.#closed(code),
    });
    this.#enter({ kind: "connecting", socket, timer: setTimeout(() => this.retry(), PATIENCE) });
  }

  /** Sends if the connection is live; else the session keeps what it must send again. */
  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.state.kind === "live") this.state.socket.send(bytes);
  }

  /** Gives the connection up and makes another one after a delay. */
  retry(code?: number): void {
    this.#giveUp(code);
    this.#wait(this.#backoff.next());
  }

  #receive(socket: Socket, bytes: Uint8Array): void {
    try {
      const frame = decodeFrame(bytes);
      if (frame.kind === "welcome") this.#welcomed(socket, frame);
      else if (this.state.kind === "live") this.#peer.frame(frame, bytes.length);
      else throw new ProtocolFault(`Frame ${frame.kind} came before WELCOME`);
    } catch (error) {
      this.fault(error);
    }
  }

  /** What the server sent could not be taken: the connection is made anew. */
  fault(error: unknown): void {
    console.error("lattice:", error);
    this.retry(error instanceof ProtocolFault ? CLOSE_PROTOCOL : undefined);
  }

  #welcomed(socket: Socket, frame: Welcome): void {
    if (this.state.kind !== "connecting") throw new ProtocolFault("WELCOME came twice");
    this.#enter({ kind: "live", socket, timer: setTimeout(() => this.#backoff.reset(), USEFUL) });
    this.#peer.welcome(frame);
  }

  #closed(code: number): void {
    const action = actionAfter(code);
    switch (action) {
      case "retry":
        return this.#wait(this.#backoff.next());
      case "retry-spread":
        return this.#wait(this.#backoff.nextSpread());
      case "nothing":
        return this.#enter({ kind: "stopped", reason: "ended" });
      case "reload":
        return this.#reload();
    }
  }

  #reload(): void {
    const allowed = mayReload(this.#host.window, Date.now());
    this.#enter({ kind: "stopped", reason: allowed ? "reloading" : "exhausted" });
    if (allowed) this.#host.reload();
  }

  #wait(delay: number): void {
    this.#enter({ kind: "waiting", timer: setTimeout(() => this.connect(), delay) });
  }

  #hurry(): void {
    if (this.state.kind === "waiting") this.connect();
  }

  #leave(): void {
    if (this.state.kind === "stopped") return;
    this.#peer.leaving();
    this.#giveUp(CLOSE_NORMAL);
    this.#enter({ kind: "stopped", reason: "left" });
  }

  #comeBack(): void {
    if (this.state.kind === "stopped" && this.state.reason === "left") this.connect();
  }

  #giveUp(code?: number): void {
    if ("socket" in this.state) this.state.socket.giveUp(code);
  }

  #enter(state: State): void {
    if ("timer" in this.state) clearTimeout(this.state.timer);
    this.state = state;
    this.#peer.changed(state);
  }
}
