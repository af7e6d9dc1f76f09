import type { Core } from "../part";

const ATTRIBUTE = "data-busy";
const DISABLED = "aria-disabled";

/**
 * Shows at submit buttons that their form is on its way (I-95). They are not `disabled`, which would take the focus away; that the form
 * is not sent twice is the core's (I-89). Returns what sets back at once the buttons of forms that were received.
 */
export function busyButtons({ window }: Core): () => void {
  const { document, MutationObserver } = window;
  /** Sets a button back. */
  const undo = new WeakMap<Element, () => void>();

  const begin = (button: Element): void => {
    if (undo.has(button)) return;
    const disabled = button.getAttribute(DISABLED);
    const busy = button.getAttribute(ATTRIBUTE);
    const text = busy ? onlyText(button) : null;
    const data = text?.data;
    button.setAttribute(DISABLED, "true");
    if (text) text.data = busy!;
    undo.set(button, () => {
      if (disabled === null) button.removeAttribute(DISABLED);
      else button.setAttribute(DISABLED, disabled);
      // A patch may have given it another text meanwhile.
      if (text?.data === busy) text!.data = data!;
    });
  };

  const end = (button: Element): void => {
    undo.get(button)?.();
    undo.delete(button);
  };

  const follow = (records: readonly MutationRecord[]): void => {
    for (const { target } of records) {
      const form = target as HTMLFormElement;
      const change = form.getAttribute("aria-busy") === "true" ? begin : end;
      // Other elements may be busy as well; they have none.
      for (const button of form.elements ?? []) if (button.hasAttribute(ATTRIBUTE)) change(button);
    }
  };

  const observer = new MutationObserver(follow);
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ["aria-busy"] });
  return () => follow(observer.takeRecords());
}

/** The text of a button that has nothing else; another one keeps its content. */
function onlyText({ childNodes: { length }, firstChild }: Element): Text | null {
  return length === 1 && firstChild!.nodeType === 3 ? (firstChild as Text) : null;
}
