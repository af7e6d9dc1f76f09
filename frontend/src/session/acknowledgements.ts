/** P-13. */
const PATCHES = 8;
const BYTES = 16384;
const DELAY = 10_000;

/** Says when patches must be acknowledged because no event does it. */
export interface Acknowledgements {
  /** A patch was applied. */
  owe(applied: number, bytes: number): void;
  /** An event or HELLO said it. */
  paid(applied: number): void;
  /** Starts over: HELLO said `applied`, or the session is new. */
  reset(applied: number): void;
}

export function acknowledging(say: (applied: number) => void): Acknowledgements {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let applied = 0;
  let said = 0;
  let size = 0;

  const stop = (): void => {
    size = 0;
    clearTimeout(timer);
    timer = undefined;
  };

  const pay = (): void => {
    stop();
    said = applied;
    say(applied);
  };

  return {
    owe(number, bytes) {
      applied = number;
      if (applied - said >= PATCHES || (size += bytes) >= BYTES) pay();
      else timer ??= setTimeout(pay, DELAY);
    },
    paid(number) {
      said = Math.max(said, number);
      if (said >= applied) stop();
    },
    reset(number) {
      stop();
      applied = said = number;
    },
  };
}
