/** Tells those who cannot see it that another page is shown. */
export class Announcer {
  #region: HTMLElement | undefined;
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /** A region that is there before it changes is what screen readers listen to. */
  prepare(): void {
    this.#region ??= this.#make();
    if (!this.#region.isConnected) this.#document.body.append(this.#region);
  }

  announce(): void {
    this.prepare();
    this.#region!.textContent = this.#document.title;
  }

  #make(): HTMLElement {
    const region = this.#document.createElement("div");
    region.className = "lattice-route";
    region.setAttribute("aria-live", "polite");
    region.setAttribute("aria-atomic", "true");
    // Out of sight, but not hidden. Through the CSSOM, which a content security policy allows.
    region.style.cssText =
      "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
    return region;
  }
}

/** The element that a fragment names. */
export function fragment(document: Document, hash: string): Element | null {
  if (hash.length < 2) return null;
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

/** Moves the focus to where the new page begins: what asks for it, the fragment, the heading, the main part. */
export function focusPage(document: Document, target: Element | null): void {
  const start = target ?? document.body.querySelector("[autofocus]") ?? document.body.querySelector("h1");
  const element = (start ?? document.body.querySelector("main")) as HTMLElement | null;
  if (!element) return;
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
}
