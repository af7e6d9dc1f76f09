import type { Core } from "../part";

/** What a command does to one element; `given` is its arguments, `event` what made it happen, if anything did. */
type Action = (element: HTMLElement, given: readonly string[], core: Core, event?: Event) => unknown;

/** One command as it travels (I-82): its name, its target, its arguments. */
type Command = readonly [name: string, target: string, ...given: string[]];

const ACTIONS: Readonly<Record<string, Action>> = {
  show: element => (element.hidden = false),
  hide: element => (element.hidden = true),
  toggle: element => (element.hidden = !element.hidden),
  addClass: (element, names) => element.classList.add(...names),
  removeClass: (element, names) => element.classList.remove(...names),
  toggleClass: (element, names) => names.forEach(name => element.classList.toggle(name)),
  setAttribute: (element, [name, value]) => element.setAttribute(name!, value!),
  removeAttribute: (element, [name]) => element.removeAttribute(name!),
  toggleAttribute: (element, [name]) => element.toggleAttribute(name!),
  focus: element => element.focus(),
  blur: element => element.blur(),
  dispatch: (element, [type], { window }) =>
    element.dispatchEvent(new window.CustomEvent(type!, { bubbles: true, cancelable: true })),
  copy: (element, [text], { window }) => copy(window, text ?? textOf(element)),
  scrollIntoView: element => element.scrollIntoView({ block: "nearest" }),
  submit: element => (element as HTMLFormElement).requestSubmit(),
  resetForm: element => (element as HTMLFormElement).reset(),
  preventDefault: (_element, _given, _core, event) => event!.preventDefault(),
};

/** Carries out commands, in order, for the element that they belong to and the event that happened, if there are such. One that fails keeps no other from its turn. */
export function runCommands(core: Core, commands: readonly Command[], origin?: Element, event?: Event): void {
  for (const [name, target, ...given] of commands) {
    try {
      const targets = targetsOf(core.window.document, target, origin);
      // Only one can have the focus.
      if (name === "focus") targets.splice(1);
      for (const element of targets) ACTIONS[name]!(element, given, core, event);
    } catch (error) {
      console.error(`lattice: command ${name} on "${target}" failed`, error);
    }
  }
}

/** A selector means all elements that it finds in the page; `^` before it: the nearest around the origin; nothing: the origin. */
function targetsOf(document: Document, target: string, origin: Element | undefined): HTMLElement[] {
  if (target && target[0] !== "^") return [...document.querySelectorAll<HTMLElement>(target)];
  const found = target ? origin?.closest(target.slice(1)) : origin;
  return found ? [found as HTMLElement] : [];
}

function textOf(element: HTMLElement): string {
  return (element as HTMLInputElement).value ?? element.textContent;
}

function copy({ navigator }: Window, text: string): void {
  // Absent where the page is not secure: only https and localhost may copy.
  if (!navigator.clipboard) throw new Error("The clipboard is open to secure pages only");
  navigator.clipboard.writeText(text).catch(error => console.error("lattice: copying was refused", error));
}

const ATTRIBUTE = "data-do";

/** Carries out the commands that stand at elements when their events happen (I-83). Returns what looks for them below a node. */
export function commanding(core: Core): (root: ParentNode) => void {
  const { document } = core.window;
  const types = new Set<string>();

  const handle = (event: Event): void => {
    for (let node = event.target as Node | null; node; node = event.bubbles ? node.parentNode : null) {
      const commands = commandsOf(node)[event.type];
      if (commands) runCommands(core, commands, node as Element, event);
    }
  };

  const listen = (type: string): void => {
    if (types.has(type)) return;
    types.add(type);
    // Browsers take listeners of the document for wheel and touch to be passive, unless told.
    document.addEventListener(type, handle, { capture: true, passive: false });
  };

  return root => {
    if (root !== document) Object.keys(commandsOf(root)).forEach(listen);
    for (const element of root.querySelectorAll(`[${ATTRIBUTE}]`)) Object.keys(commandsOf(element)).forEach(listen);
  };
}

function commandsOf(node: Node): Readonly<Record<string, readonly Command[]>> {
  const written = (node as Element).getAttribute?.(ATTRIBUTE);
  return written ? (JSON.parse(written) as Record<string, readonly Command[]>) : {};
}
