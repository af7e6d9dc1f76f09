import type { Input } from "./inputs";
import { PATIENCE } from "./connection";

/** Finds a dead connection: the oldest input sent over it was not acknowledged in time (P-32). */
export class Watchdog {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #dead: () => void;

  constructor(dead: () => void) {
    this.#dead = dead;
  }

  /** Looks at what waits for acknowledgement; none while there is no connection. */
  watch(oldest: Input | undefined): void {
    clearTimeout(this.#timer);
    if (oldest) this.#timer = setTimeout(this.#dead, oldest.sentAt + PATIENCE - performance.now());
  }
}
