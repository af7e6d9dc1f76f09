/** Reports the controls whose value is not the one of their markup as if they had just been edited (P-44). */
export function reportRestored(document: Document): void {
  const { Event } = document.defaultView as Window & typeof globalThis;
  for (const control of document.querySelectorAll<HTMLInputElement>("input,textarea,select")) {
    if (!differs(control)) continue;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function differs(control: HTMLInputElement): boolean {
  if (control.nodeName === "SELECT") return selectDiffers(control as unknown as HTMLSelectElement);
  switch (control.type) {
    case "checkbox":
      return control.checked !== control.defaultChecked;
    case "radio":
      // The one that lost its mark has nothing to say: a browser reports only the one that got it.
      return control.checked && !control.defaultChecked;
    case "file":
      return false;
    default:
      return control.value !== control.defaultValue;
  }
}

function selectDiffers(select: HTMLSelectElement): boolean {
  const options = [...select.options];
  if (select.multiple) return options.some(option => option.selected !== option.defaultSelected);
  const marked = options.map(option => option.defaultSelected).lastIndexOf(true);
  const first = select.size > 1 ? -1 : options.findIndex(option => !option.disabled);
  return select.selectedIndex !== (marked < 0 ? first : marked);
}
