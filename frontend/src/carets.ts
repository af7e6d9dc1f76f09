import { moved, read, type Caret } from "./carets/caret";
import { painting } from "./carets/painting";
import type { Ask, Core, Part } from "./part";

const CARET = "lattice:caret";
/** The own caret is told at most so often, in milliseconds. */
const PACE = 100;

/** A field in which others may be. */
interface Field {
  /** Whether anybody would see the own caret. */
  seen: boolean;
  carets: readonly Caret[];
  /** What the server knows of the own caret, as it is in the text by now. */
  told: Caret | undefined;
}

/**
 * The optional part `carets` (P-45): shows where others are in a field whose text they edit as well, and tells them where the
 * user of this page is (I-133). What is in the text is the business of the part `texts`.
 *
 * Both sides move carets along with every change of the text by the same rule, so one that only moves along is not told.
 */
export function install(core: Core, ask: Ask): Part {
  const { window } = core;
  const { document, CustomEvent } = window;
  const fields = new Map<Element, Field>();
  const painter = painting(window);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  /** The field of which the server believes that the user is in it. */
  let inside: Element | undefined;

  const fieldOf = (element: Element): Field => {
    let field = fields.get(element);
    if (!field) fields.set(element, (field = { seen: false, carets: [], told: undefined }));
    return field;
  };

  const paint = (): void => {
    frame = 0;
    for (const [element, { carets }] of fields) painter.paint(element as HTMLInputElement, carets);
  };

  const repaint = (): void => {
    for (const { carets } of fields.values()) if (carets.length) frame ||= window.requestAnimationFrame(paint);
  };

  const send = (element: Element, base: number, anchor: number, head: number): void => {
    element.dispatchEvent(new CustomEvent(CARET, { detail: { base, anchor, head } }));
  };

  const leave = (element: Element): void => {
    inside = undefined;
    const field = fields.get(element);
    if (field?.told && element.isConnected) send(element, 0, -1, -1);
    if (field) field.told = undefined;
  };

  /** Tells where the user is, unless the server knows. */
  const tell = (): void => {
    timer = undefined;
    if (core.connection.state() !== "live") return;
    const active = document.activeElement as HTMLInputElement;
    if (inside && inside !== active) leave(inside);
    const field = fields.get(active);
    if (!field?.seen) return;
    const { selectionStart: start, selectionEnd: end, selectionDirection } = active;
    let base: number | undefined;
    ask(part => (base = part.textBase?.(active)) !== undefined);
    // Something is being composed.
    if (base === undefined) return soon();
    const [anchor, head] = selectionDirection === "backward" ? [end!, start!] : [start!, end!];
    const { told } = field;
    if (told && told.anchor === anchor && told.head === head) return;
    field.told = { key: "", name: "", color: "", anchor: anchor!, head: head! };
    inside = active;
    send(active, base, anchor!, head!);
  };

  const soon = (): void => void (timer ??= setTimeout(tell, PACE));

  for (const type of ["selectionchange", "focusin", "focusout"]) document.addEventListener(type, soon);
  document.addEventListener("scroll", repaint, { capture: true, passive: true });
  window.addEventListener("resize", repaint);

  return {
    caretsTold(element, carets, unconfirmed, whole) {
      const field = fieldOf(element);
      const { seen, told } = read(carets);
      field.seen = seen;
      field.carets = told.map(caret => unconfirmed.reduce(moved, caret));
      if (whole || !seen) field.told = undefined;
      painter.watch(element, repaint);
      frame ||= window.requestAnimationFrame(paint);
      soon();
    },

    textMoved(element, change) {
      const field = fields.get(element);
      if (!field) return;
      field.carets = field.carets.map(caret => moved(caret, change));
      if (field.told) field.told = moved(field.told, change);
      repaint();
      soon();
    },

    patched() {
      for (const element of fields.keys()) {
        if (element.isConnected) continue;
        fields.delete(element);
        painter.clear(element);
        if (inside === element) inside = undefined;
      }
      repaint();
    },

    clearing: () => fields.forEach((_, element) => painter.clear(element)),

    welcomed() {
      for (const field of fields.values()) field.told = undefined;
      soon();
    },
  };
}
