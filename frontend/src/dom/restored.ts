/** Reports the controls whose value is not the one of their markup as if they had just been edited (P-44). */
export function reportRestored(document: Document): void {
  for (const control of document.querySelectorAll<HTMLInputElement>("input,textarea,select")) {
    if (!differs(control)) continue;
    fire(control, "input");
    fire(control, "change");
  }
}

/** Reports a control as if the user had done something with it. */
export function fire(control: EventTarget, type: string): void {
  const { Event } = (control as Element).ownerDocument.defaultView as Window & typeof globalThis;
  control.dispatchEvent(new Event(type, { bubbles: true }));
}

function differs(control: HTMLInputElement): boolean {
  if (control.nodeName === "SELECT") return selectDiffers(control as unknown as HTMLSelectElement);
  const { type, checked } = control;
  if (type === "checkbox") return checked !== control.defaultChecked;
  // The one that lost its mark has nothing to say: a browser reports only the one that got it.
  if (type === "radio") return checked && !control.defaultChecked;
  return type !== "file" && control.value !== control.defaultValue;
}

/** A copy has what the markup says. */
function selectDiffers(select: HTMLSelectElement): boolean {
  const { options } = select.cloneNode(true) as HTMLSelectElement;
  return [...select.options].some(({ selected }, index) => selected !== options[index]!.selected);
}
