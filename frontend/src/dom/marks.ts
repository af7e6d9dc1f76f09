import type { Input } from "../session/inputs";

const LOADING = "lattice-loading";
const FAILED = "lattice-error";
const BUSY = "aria-busy";

/** The element's event is on its way. */
export function markLoading({ element, target, type }: Input): void {
  if (type === "submit") target.setAttribute(BUSY, "true");
  element.classList.remove(FAILED);
  element.classList.add(LOADING);
}

/** The form may be submitted again: nothing of it is on its way, or it holds something else by now (I-89). */
export function unmarkBusy(form: Element | null | undefined): void {
  form?.removeAttribute(BUSY);
}

/** These inputs were received; what has another one on its way stays marked. */
export function unmarkLoading(received: readonly Input[], waiting: readonly Input[]): void {
  for (const { element, target, type } of received) {
    if (type === "submit" && !waiting.some(other => other.type === "submit" && other.target === target))
      unmarkBusy(target);
    if (waiting.some(other => other.element === element)) continue;
    element.classList.remove(LOADING);
    if (!element.classList.length) element.removeAttribute("class");
  }
}

/** The handler of the element's event failed (P-23). */
export function markFailed(input: Input | undefined): void {
  input?.element.classList.add(FAILED);
}
