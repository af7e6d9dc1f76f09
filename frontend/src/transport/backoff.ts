/** P-31, in milliseconds. */
const STEPS = [50, 100, 250, 500, 1000, 2000];
const LONGEST = 5000;

/** How long to wait before the next attempt to connect. */
export interface Backoff {
  /** The next step with up to half of it on top (P-31), and up to `spread`. */
  next(spread?: number): number;
  reset(): void;
}

/** `random` gives at least 0, below 1. */
export function backingOff(random: () => number): Backoff {
  let attempt = 0;
  return {
    next: (spread = 0) => (STEPS[attempt++] ?? LONGEST) * (1 + random() / 2) + random() * spread,
    reset: () => void (attempt = 0),
  };
}
