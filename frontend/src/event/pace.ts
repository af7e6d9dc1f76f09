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
export interface Pace {
  /** At once, after all that is held. */
  now(happening: Happening): void;
  /** When nothing more has happened for `wait`. */
  debounce(happening: Happening, wait: number): void;
  /** At once, then at most one every `wait`, the last one of them always. */
  throttle(happening: Happening, wait: number): void;
  /** Sends what is held, except for the handlers that are about to hold something newer. */
  flush(except?: ReadonlySet<number>): void;
  /** Sends all that is held: the page is about to be left, or to be another one. */
  flushAll(): void;
}

export function pacing(send: (happening: Happening) => void): Pace {
  const held = new Map<number, Held>();

  const release = (slot: number): void => {
    const rest = held.get(slot)!;
    const { happening } = rest;
    rest.happening = undefined;
    if (!rest.throttled) {
      clearTimeout(rest.timer);
      held.delete(slot);
    }
    if (happening) send(happening);
  };

  const rest = (happening: Happening, wait: number): void => {
    const { slot } = happening;
    const timer = setTimeout(() => {
      const last = held.get(slot)?.happening;
      held.delete(slot);
      if (last) rest(last, wait);
    }, wait);
    held.set(slot, { timer, happening: undefined, throttled: true });
    send(happening);
  };

  const flush = (except?: ReadonlySet<number>): void => {
    for (const [slot, { happening, throttled }] of held) {
      if (!except?.has(slot) && !(throttled && happening?.type !== "input")) release(slot);
    }
  };

  return {
    now(happening) {
      flush();
      send(happening);
    },
    debounce(happening, wait) {
      const { slot } = happening;
      clearTimeout(held.get(slot)?.timer);
      held.set(slot, { timer: setTimeout(() => release(slot), wait), happening, throttled: false });
    },
    throttle(happening, wait) {
      const resting = held.get(happening.slot);
      if (resting) resting.happening = happening;
      else rest(happening, wait);
    },
    flush,
    flushAll() {
      for (const slot of held.keys()) release(slot);
    },
  };
}
