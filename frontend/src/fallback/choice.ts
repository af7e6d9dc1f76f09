import type { Host } from "../host";
import { PATIENCE } from "../session/patience";
import { BLOCKED } from "../transport/blocked";
import type { Transport } from "../transport/socket";
import { MEMORY, remembering } from "./memory";
import { moving } from "./moving";
import { openStream } from "./stream";

/** So long a stream has to live before a WebSocket is tried beside it, in milliseconds. */
const SETTLED = 5_000;

/**
 * Chooses between WebSockets and streams at each attempt to connect (P-71, P-72): a stream while WebSockets do not get
 * through, but not twice in a row where that got no WELCOME either: the server may be gone, and it is WebSockets that are
 * wanted when it comes back.
 */
export function choosing(host: Host, direct: Transport): Transport {
  const { window } = host;
  const memory = remembering(window, BLOCKED);
  let useless = false;
  /** Tries a WebSocket now; absent: nothing stands in its way. */
  let hurry: (() => void) | undefined;

  window.addEventListener("online", () => hurry?.());

  return (_, path, events, blocked) => {
    hurry = undefined;
    if (useless || !(blocked || Date.now() < memory.until())) {
      useless = false;
      return direct(host, path, events, blocked);
    }
    useless = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const plan = (delay: number): void => {
      clearTimeout(timer);
      timer = setTimeout(tryNow, delay);
      hurry = tryNow;
    };
    const tryNow = (): void => {
      hurry = undefined;
      clearTimeout(timer);
      // What does not answer in time is as good as refused.
      timer = setTimeout(move.fail, PATIENCE);
      move.start();
    };
    const move = moving(host, path, events, openStream, direct, {
      welcomed() {
        useless = false;
        plan(Math.max(SETTLED, memory.until() - Date.now()));
      },
      moved() {
        clearTimeout(timer);
        memory.forget();
      },
      failed() {
        memory.remember();
        plan(MEMORY);
      },
      over() {
        clearTimeout(timer);
        hurry = undefined;
      },
    });
    return move.socket;
  };
}
