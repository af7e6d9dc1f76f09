import type { Core } from "../part";

type Transition = { readonly ready: Promise<void>; readonly finished: Promise<void> };
type Changing = Document & { startViewTransition?: (change: () => void) => Transition };

/** A page that wants its changes of page animated says so where browsers look for it, too. */
const WANTED = 'meta[name="view-transition"][content="same-origin"]';

/**
 * Lets a view transition change the page. The browser first takes a picture of the page as it is, and calls back later:
 * until then frames wait, so that they are applied in their order.
 */
export class Curtain {
  /** Lets those frames go on. */
  #open: (() => void) | undefined;
  readonly #document: Changing;
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
    this.#document = core.window.document;
  }

  /** Shows another page, perhaps later. */
  change(change: () => void): boolean {
    if (!this.#wanted()) return false;
    void this.#core.connection.hold(
      new Promise<void>((resolve, reject) => {
        this.#open = resolve;
        const transition = this.#document.startViewTransition!(() => {
          if (this.#open !== resolve) return;
          this.#open = undefined;
          try {
            change();
            resolve();
          } catch (error) {
            reject(error as Error);
          }
        });
        // A transition that is skipped is no fault; the change is made all the same.
        transition.ready.catch(() => {});
        transition.finished.catch(() => {});
      }),
    );
    return true;
  }

  /** Forgets what waits: it will come again, over another connection. */
  drop(): void {
    this.#open?.();
    this.#open = undefined;
  }

  #wanted(): boolean {
    const calm = this.#core.window.matchMedia?.("(prefers-reduced-motion: reduce)").matches;
    return !!this.#document.startViewTransition && !calm && !!this.#document.head.querySelector(WANTED);
  }
}
