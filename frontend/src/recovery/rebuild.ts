import type { Edits } from "../dom/form";
import type { Ask } from "../part";
import { selectionOf } from "../dom/focus";
import { endOf } from "../patch/markers";
import type { Hole, Instance, Page } from "../patch/page";
import { TOKEN_PROPERTY_HOLE } from "../wire/numbers";
import { isKept, show, shownBy } from "./controls";

/** Empties the page and makes it hole 0 again (I-11). Where its markers are gone, the page is the whole body but its scripts. */
export function clearPage(document: Document): Hole {
  const { body } = document;
  let end: Comment;
  try {
    const start = document.evaluate("//comment()[.='h0']", body, null, 9 /* the first */).singleNodeValue;
    end = endOf(start as Comment, "h");
    while (start!.nextSibling !== end) start!.nextSibling!.remove();
  } catch {
    // One of them is gone.
    for (const node of [...body.childNodes]) if (node.nodeName !== "SCRIPT") node.remove();
    end = document.createComment("/h");
    body.prepend(document.createComment("h0"), end);
  }
  return { place: end, sole: false, instances: new Set() };
}

/**
 * Carries over a rebuild of the same session (RESYNC) what the server does not know: edits on their way, all that is in
 * fields of which it says no value, and the focus. Ids are the session's, so they name the same slots before and after.
 * What this returns says which controls have an edit that nothing on its way tells.
 */
export function keepControls(
  page: Page,
  edits: Edits,
  document: Document,
  ask: Ask,
): (rebuilt: Page, received: number) => Element[] {
  const focused = document.activeElement as HTMLInputElement | null;
  const select = focused ? selectionOf(focused) : () => {};
  return (rebuilt, received) => {
    const untold: Element[] = [];
    for (const [id, instance] of rebuilt.instances)
      instance.nodes.forEach((node, index) => {
        const control = node as HTMLInputElement;
        const old = page.instances.get(id)?.nodes[index] as HTMLInputElement | undefined;
        if (control.nodeName !== old?.nodeName) return;
        const merged = ask(part => part.goOn?.(old, control));
        if (!merged && edits.edited(old, isSaid(instance, index) ? received : -1) && isKept(old)) {
          show(control, shownBy(old), old);
          edits.transfer(old, control);
          if (edits.edited(control, Infinity)) untold.push(control);
        }
        if (old !== focused) return;
        control.focus({ preventScroll: true });
        if (!merged) select(control);
      });
    return untold;
  };
}

/** Whether the server says what a control shows. */
function isSaid({ template }: Instance, index: number): boolean {
  return template.slots.some(
    ({ node, kind, name }) => node === index && kind === TOKEN_PROPERTY_HOLE && /value|checked|text/.test(name),
  );
}
