/** P-31, in milliseconds. */
const STEPS = [50, 100, 250, 500, 1000, 2000, 5000];
/** After a restart of the server every page comes back: they spread over this time. */
const SPREAD = 2000;

/** How long to wait before the next attempt to connect. */
export interface Backoff {
  /** The next step with up to half of it on top (P-31). */
  next(): number;
  /** Close code 1012. */
  nextSpread(): number;
  reset(): void;
}

/** `random` gives at least 0, below 1. */
export function backingOff(random: () => number): Backoff {
  let attempt = 0;
  const next = (): number => STEPS[Math.min(attempt++, STEPS.length - 1)]! * (1 + random() / 2);
  return {
    next,
    nextSpread: () => next() + random() * SPREAD,
    reset: () => void (attempt = 0),
  };
}
