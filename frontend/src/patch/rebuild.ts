import { endOf } from "./adopt";
import type { Hole, Page } from "./page";
import type { Ask } from "../part";
import type { Edits } from "../dom/form";
import { selectionOf } from "../dom/focus";

/** Empties the page and makes it hole 0 again (I-11). Where its markers are gone, the page is the whole body but its scripts. */
export function clearPage(document: Document, ask: Ask): Hole {
  const { body } = document;
  ask(part => part.clearing?.());
  const start = document.evaluate("//comment()[.='h0']", body, null, 9 /* the first */)
    .singleNodeValue as Comment | null;
  let end: Comment | undefined;
  try {
    end = start ? endOf(start, "h") : undefined;
  } catch {
    // Its end is gone.
  }
  if (start && end) {
    while (start.nextSibling !== end) start.nextSibling!.remove();
  } else {
    for (const node of [...body.childNodes]) if (node.nodeName !== "SCRIPT") node.remove();
    end = document.createComment("/h");
    body.prepend(document.createComment("h0"), end);
  }
  return { place: end, sole: false, children: new Set() };
}

/**
 * Carries over a rebuild of the same session (RESYNC) what the server does not know: edits on their way, and the focus.
 * Ids are the session's, so they name the same slots before and after.
 */
export function keepControls(page: Page, edits: Edits, document: Document): (rebuilt: Page, received: number) => void {
  const focused = document.activeElement as HTMLInputElement | null;
  const select = focused ? selectionOf(focused) : () => {};
  const kept = new Map<HTMLInputElement, number>();
  for (const { id, template, nodes } of page.instances())
    template.slots.forEach((slot, index) => {
      const node = nodes[slot.node] as HTMLInputElement | undefined;
      if (node) kept.set(node, id + index + 1);
    });
  return (rebuilt, received) => {
    for (const [old, slot] of kept) {
      const control = rebuilt.find(slot) as HTMLInputElement | undefined;
      if (control?.nodeName !== old.nodeName) continue;
      if (edits.edited(old, received)) {
        control.value = old.value;
        control.checked = old.checked;
        edits.transfer(old, control);
      }
      if (old !== focused) continue;
      control.focus({ preventScroll: true });
      select(control);
    }
  };
}
