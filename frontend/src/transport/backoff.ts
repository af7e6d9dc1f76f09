/** P-31, in milliseconds. */
const STEPS = [50, 100, 250, 500, 1000, 2000, 5000];
/** After a restart of the server every page comes back: they spread over this time. */
const SPREAD = 2000;

/** How long to wait before the next attempt to connect. */
export class Backoff {
  #attempt = 0;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The next step with up to half of it on top (P-31). */
  next(): number {
    const step = STEPS[Math.min(this.#attempt++, STEPS.length - 1)]!;
    return step + (this.#random() * step) / 2;
  }

  /** Close code 1012. */
  nextSpread(): number {
    return this.next() + this.#random() * SPREAD;
  }

  reset(): void {
    this.#attempt = 0;
  }
}
