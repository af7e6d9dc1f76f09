import type { Host } from "../host";
import type { Socket, SocketEvents, Transport } from "../transport/socket";

/** Hears what becomes of a connection that may move. */
export interface Moves {
  /** The first frame came over the stream. */
  welcomed(): void;
  /** The connection goes on over a WebSocket. */
  moved(): void;
  /** The WebSocket did not get through; the stream goes on, unless `over` follows. */
  failed(): void;
  over(): void;
}

export interface Move {
  /** What the session sees: one connection, whatever carries it. */
  readonly socket: Socket;
  /** Opens a WebSocket beside the stream. */
  start(): void;
  /** Gives it up, unless the connection has moved. */
  fail(): void;
}

/**
 *     stream ──start──▶ stream and WebSocket ──it opens──▶ WebSocket said HELLO ──WELCOME──▶ WebSocket
 *       ▲                       │ fails                            │ fails
 *       └───────────────────────┘                                  ▼
 *                                                                 over: a new attempt
 *
 * HELLO takes the session away from the stream. What is sent between HELLO and WELCOME would get lost or overtake it, and
 * is left out: WELCOME makes the session send again what was not received (P-74).
 */
export function moving(
  host: Host,
  path: string,
  events: SocketEvents,
  stream: Transport,
  direct: Transport,
  moves: Moves,
): Move {
  let heard = false;
  let greeting: "not yet" | "now" | "said" = "not yet";
  let next: Socket | undefined;

  const end = (code: number): void => {
    socket.giveUp();
    events.ended(code);
  };

  let current = stream(
    host,
    path,
    {
      opened: () => events.opened(),
      received(bytes) {
        if (!heard) moves.welcomed();
        heard = true;
        events.received(bytes);
      },
      ended(code) {
        if (greeting === "not yet") end(code);
      },
    },
    true,
  );

  const fail = (): void => {
    if (!next || next === current) return;
    next.giveUp();
    next = undefined;
    moves.failed();
    if (greeting === "said") end(1006);
  };

  const socket: Socket = {
    send(bytes) {
      if (greeting === "now") next!.send(bytes);
      else if (greeting === "not yet" || next === current) current.send(bytes);
    },
    giveUp(code) {
      moves.over();
      if (next !== current) next?.giveUp(code);
      current.giveUp(code);
      next = undefined;
    },
  };

  return {
    socket,
    fail,
    start() {
      const opened = (next = direct(
        host,
        path,
        {
          opened() {
            greeting = "now";
            events.opened();
            greeting = "said";
          },
          received(bytes) {
            if (current !== opened) {
              current.giveUp();
              current = opened;
              moves.moved();
            }
            events.received(bytes);
          },
          ended: code => (current === opened ? events.ended(code) : fail()),
        },
        false,
      ));
    },
  };
}
