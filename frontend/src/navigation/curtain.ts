type Transition = { readonly ready: Promise<void>; readonly finished: Promise<void> };
type Changing = Document & { startViewTransition?: (change: () => void) => Transition };

/** A page that wants its changes of page animated says so where browsers look for it, too. */
const WANTED = 'meta[name="view-transition"][content="same-origin"]';

/**
 * Lets a view transition change the page. The browser first takes a picture of the page as it is, and calls back later:
 * until then frames wait, so that they are applied in their order.
 */
export class Curtain {
  #waiting: (() => void)[] | undefined;
  readonly #document: Changing;

  constructor(document: Document) {
    this.#document = document;
  }

  /** Now, or after what waits. */
  run(frame: () => void): void {
    if (this.#waiting) this.#waiting.push(frame);
    else frame();
  }

  /** Shows another page. */
  change(change: () => void): void {
    if (!this.#wanted()) return change();
    const waiting: (() => void)[] = (this.#waiting = []);
    const transition = this.#document.startViewTransition!(() => {
      if (this.#waiting !== waiting) return;
      this.#waiting = undefined;
      change();
      for (const frame of waiting) this.run(frame);
    });
    // A transition that is skipped is no fault; the change is made all the same.
    transition.ready.catch(() => {});
    transition.finished.catch(() => {});
  }

  /** Forgets what waits: it will come again, over another connection. */
  drop(): void {
    this.#waiting = undefined;
  }

  #wanted(): boolean {
    const calm = this.#document.defaultView?.matchMedia?.("(prefers-reduced-motion: reduce)").matches;
    return !!this.#document.startViewTransition && !calm && !!this.#document.head.querySelector(WANTED);
  }
}
