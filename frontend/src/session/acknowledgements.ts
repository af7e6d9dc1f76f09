/** P-13. */
const PATCHES = 8;
const BYTES = 16384;
const DELAY = 10_000;

/** Says when patches must be acknowledged because no event does it. */
export class Acknowledgements {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #applied = 0;
  #said = 0;
  #bytes = 0;
  readonly #say: (applied: number) => void;

  constructor(say: (applied: number) => void) {
    this.#say = say;
  }

  /** A patch was applied. */
  owe(applied: number, bytes: number): void {
    this.#applied = applied;
    if (applied - this.#said >= PATCHES || (this.#bytes += bytes) >= BYTES) this.#pay();
    else this.#timer ??= setTimeout(() => this.#pay(), DELAY);
  }

  /** An event or HELLO said it. */
  paid(applied: number): void {
    this.#said = Math.max(this.#said, applied);
    if (this.#said >= this.#applied) this.#stop();
  }

  /** Starts over: HELLO said `applied`, or the session is new. */
  reset(applied: number): void {
    this.#stop();
    this.#applied = this.#said = applied;
  }

  #pay(): void {
    this.#stop();
    if (this.#applied <= this.#said) return;
    this.#said = this.#applied;
    this.#say(this.#applied);
  }

  #stop(): void {
    this.#bytes = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
