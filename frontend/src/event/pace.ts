import type { Happening } from "../session/inputs";

interface Held {
  timer: ReturnType<typeof setTimeout>;
  /** Absent: a throttled handler sent its event and rests. */
  happening: Happening | undefined;
  readonly throttled: boolean;
}

/**
 * Holds events back for handlers that debounce or throttle (I-3), one at a time for each handler.
 *
 * The order in which things happened is kept where it carries meaning: whatever is sent, what is held goes first. Only a
 * throttled stream of positions (scroll, pointermove) stays held, else two of them would undo each other's pace.
 */
export class Pace {
  readonly #held = new Map<number, Held>();
  readonly #send: (happening: Happening) => void;

  constructor(send: (happening: Happening) => void) {
    this.#send = send;
  }

  /** At once, after all that is held. */
  now(happening: Happening): void {
    this.flush();
    this.#send(happening);
  }

  /** When nothing more has happened for `wait`. */
  debounce(happening: Happening, wait: number): void {
    clearTimeout(this.#held.get(happening.slot)?.timer);
    this.#held.set(happening.slot, { timer: this.#due(happening.slot, wait), happening, throttled: false });
  }

  /** At once, then at most one every `wait`, the last one of them always. */
  throttle(happening: Happening, wait: number): void {
    const resting = this.#held.get(happening.slot);
    if (resting) resting.happening = happening;
    else this.#rest(happening, wait);
  }

  /** Sends what is held, except for the handlers that are about to hold something newer. */
  flush(except: ReadonlySet<number> = new Set()): void {
    for (const [slot, { happening, throttled }] of this.#held) {
      if (except.has(slot) || !happening || (throttled && happening.type !== "input")) continue;
      this.#release(slot);
    }
  }

  /** Sends all that is held: the page is about to be left. */
  flushAll(): void {
    for (const slot of this.#held.keys()) this.#release(slot);
  }

  reset(): void {
    for (const { timer } of this.#held.values()) clearTimeout(timer);
    this.#held.clear();
  }

  #rest(happening: Happening, wait: number): void {
    const { slot } = happening;
    const timer = setTimeout(() => {
      const last = this.#held.get(slot)?.happening;
      this.#held.delete(slot);
      if (last) this.#rest(last, wait);
    }, wait);
    this.#held.set(slot, { timer, happening: undefined, throttled: true });
    this.#send(happening);
  }

  #due(slot: number, wait: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#release(slot), wait);
  }

  #release(slot: number): void {
    const held = this.#held.get(slot);
    const happening = held?.happening;
    if (held?.throttled) held.happening = undefined;
    else {
      clearTimeout(held?.timer);
      this.#held.delete(slot);
    }
    if (happening) this.#send(happening);
  }
}
