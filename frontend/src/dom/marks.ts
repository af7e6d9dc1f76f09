import type { Input } from "../session/inputs";

const LOADING = "lattice-loading";
const FAILED = "lattice-error";
const BUSY = "aria-busy";
const SUBMIT = "submit";

/** The element's event is on its way. */
export function markLoading({ element, target, type }: Input): void {
  if (type === SUBMIT) target.setAttribute(BUSY, "true");
  element.classList.remove(FAILED);
  element.classList.add(LOADING);
}

/** These inputs were received; an element with another one on its way stays marked. */
export function unmarkLoading(received: readonly Input[], waiting: readonly Input[]): void {
  if (!received.length) return;
  const busy = new Set(waiting.map(input => input.element));
  for (const { element, target, type } of received) {
    if (type === SUBMIT) target.removeAttribute(BUSY);
    if (busy.has(element)) continue;
    element.classList.remove(LOADING);
    if (!element.classList.length) element.removeAttribute("class");
  }
}

/** The handler of the element's event failed (P-23). */
export function markFailed(input: Input | undefined): void {
  input?.element.classList.add(FAILED);
}
