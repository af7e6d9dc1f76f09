import type { Value } from "../wire/smile";

/** Sets a property that no element has under this name; false: it is none of those. */
export function setProperty(element: Element, name: string, value: Value): boolean {
  if (name === "values") choose(element as HTMLSelectElement, String(value).split("\n"));
  else if (name === "modal") showModal(element as HTMLDialogElement, value === true);
  else if (name[0] === "!") force(element as HTMLInputElement, name.slice(1), value);
  else return false;
  return true;
}

function choose({ options }: HTMLSelectElement, values: readonly string[]): void {
  for (const option of options) option.selected = values.includes(option.value);
}

/** I-86: in the top layer, with the rest of the page inert. */
function showModal(dialog: HTMLDialogElement, modal: boolean): void {
  if (!modal) dialog.close();
  else if (!dialog.open) dialog.showModal();
}

/** I-87: whatever the user has typed meanwhile. */
function force(control: HTMLInputElement, name: string, value: Value): void {
  const properties = control as unknown as Record<string, Value>;
  if (properties[name] !== value) properties[name] = value;
}
