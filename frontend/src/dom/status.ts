import type { State } from "../session/connection";

/** A short break is not worth a word. */
const GRACE = 500;

/** Shows the state of the connection: class `lattice-reconnecting` on the root element, and a small note. */
export class Status {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #note: HTMLElement | undefined;
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  show(state: State): void {
    const root = this.#document.documentElement;
    switch (state.kind) {
      case "waiting":
        this.#timer ??= setTimeout(() => this.#reconnecting(), GRACE);
        return;
      case "connecting":
        return;
      case "live":
      case "stopped":
        clearTimeout(this.#timer);
        this.#timer = undefined;
        this.#note?.remove();
        root.classList.remove("lattice-reconnecting");
        root.classList.toggle("lattice-error", state.kind === "stopped" && state.reason === "exhausted");
    }
  }

  #reconnecting(): void {
    this.#document.documentElement.classList.add("lattice-reconnecting");
    this.#note ??= this.#make();
    this.#document.body.append(this.#note);
    this.#note.textContent = "Reconnecting…";
  }

  #make(): HTMLElement {
    const note = this.#document.createElement("div");
    note.className = "lattice-status";
    note.setAttribute("role", "status");
    // Through the CSSOM, which a content security policy allows where it forbids the attribute.
    note.style.cssText =
      "position:fixed;right:8px;bottom:8px;padding:4px 12px;background:#333;color:#fff;z-index:2147483647";
    return note;
  }
}
