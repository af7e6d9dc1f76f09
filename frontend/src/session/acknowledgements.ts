/** P-13. */
const PATCHES = 8;
const DELAY = 250;

/** Says when patches must be acknowledged because no event does it. */
export class Acknowledgements {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #applied = 0;
  #said = 0;
  readonly #say: (applied: number) => void;

  constructor(say: (applied: number) => void) {
    this.#say = say;
  }

  /** A patch was applied. */
  owe(applied: number): void {
    this.#applied = applied;
    if (applied - this.#said >= PATCHES) this.#pay();
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
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
