/** Any of the controls, asked for what it may not have. */
export type Control = HTMLInputElement & Pick<HTMLSelectElement, "options">;

export const CONTROLS = "input,textarea,select,[contenteditable]";

/** By what a control is known in another page: its id, else its name in its form. Undefined: it has neither. */
export function keyOf(control: Element): string | undefined {
  const { id, name, type, value, form, nodeName } = control as Control;
  if (id) return `${nodeName} #${id}`;
  if (!name) return undefined;
  const choice = isChoice(type) ? " " + value : "";
  return `${nodeName} ${form?.id || form?.getAttribute("name") || ""}/${name}${choice}`;
}

/** The controls of a page by their keys; null where several have one. */
export function controlsOf(document: Document): Map<string, Element | null> {
  const controls = new Map<string, Element | null>();
  for (const control of document.querySelectorAll(CONTROLS)) {
    const key = keyOf(control);
    if (key) controls.set(key, controls.has(key) ? null : control);
  }
  return controls;
}

/** What a control shows, as text, to be compared and put into another one. */
export function shownBy(element: Element): string {
  const { nodeName, type, checked, value, options, textContent } = element as Control;
  if (nodeName === "SELECT") return JSON.stringify([...options].filter(each => each.selected).map(each => each.value));
  if (isChoice(type)) return `${checked}`;
  return value ?? textContent;
}

/** Lets a control show what another one showed; returns whether it showed something else. */
export function show(element: Element, shown: string, old: Element): boolean {
  if (shownBy(element) === shown) return false;
  const control = element as Control;
  if (control.type === "file") control.files = (old as Control).files;
  else if (control.nodeName === "SELECT") {
    const values = JSON.parse(shown) as string[];
    for (const option of control.options) option.selected = values.includes(option.value);
  } else if (isChoice(control.type)) control.checked = shown === "true";
  else if (control.value === undefined) control.textContent = shown;
  else control.value = shown;
  return true;
}

/** Whether what it shows says something. */
export function isKept(element: Element): boolean {
  const { type, checked, value } = element as Control;
  // Of a group the one that was chosen says it all; that no file is chosen cannot be said by a script.
  return type === "radio" ? checked : type !== "file" || !!value;
}

function isChoice(type: string): boolean {
  return type === "radio" || type === "checkbox";
}
