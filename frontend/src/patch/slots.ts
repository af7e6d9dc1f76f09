import * as n from "../wire/numbers";
import { ProtocolFault } from "../wire/fault";
import type { Value } from "../wire/smile";
import { keepingSelection } from "../dom/focus";
import type { Instance, Slot } from "./page";
import type { SlotSpec, Template } from "./templates";

/** What has slots: an instance, or the model of them. */
type Owner = Pick<Instance, "template" | "classes"> & { readonly nodes: Readonly<Instance["nodes"]> };

/** Sets the value of a slot (I-2). Handlers and holes have none. */
export function setSlot(
  { instance, index, spec }: Omit<Slot, "instance"> & { readonly instance: Owner },
  value: Value,
): void {
  const { kind, name, sole } = spec;
  // One that is not marked since it never changes (I-35) has none; then this throws, and the page that is said again has.
  const node = instance.nodes[spec.node]!;
  const element = node as HTMLElement;
  if (kind === n.TOKEN_BOOLEAN_HOLE) return void element.toggleAttribute(name, value === true);
  if (kind === n.TOKEN_PROPERTY_HOLE) return setProperty(element, name, value);
  if (value !== null && typeof value !== "string") throw new ProtocolFault(`A slot is set to ${value}`);
  if (kind === n.TOKEN_STYLE_HOLE) element.style.setProperty(name, value);
  else if (kind === n.TOKEN_TEXT || kind === n.TOKEN_TEXT_HOLE) setText(node, value ?? "", sole);
  else if (isClass(spec)) setClasses(instance, index, element, value);
  else setAttribute(element, name, value);
}

/** Whether INSERT gives the slot a value (I-21). */
export function hasValue({ kind }: SlotSpec): boolean {
  return kind !== n.TOKEN_HANDLER && kind !== n.TOKEN_HOLE;
}

/**
 * Reads what each slot says about an element's class from the first HTML: the value of the class attribute's own slot, if
 * the template has one, and one class or nothing for each hole, joined by single spaces. False: it cannot be read.
 */
export function adoptClasses({ template, classes }: Instance, node: number, element: Element): boolean {
  const indexes = classIndexes(template, node);
  if (!indexes.length) return true;
  const parts = (element.getAttribute("class") ?? " ".repeat(indexes.length - 1)).split(" ");
  const enough = parts.length >= indexes.length;
  const hasOwn = template.slots[indexes[0]!]!.kind !== n.TOKEN_CLASS_HOLE;
  const own = parts.splice(0, parts.length - indexes.length + +hasOwn).join(" ");
  if (hasOwn) parts.unshift(own);
  indexes.forEach((index, at) => (classes[index] = parts[at] || null));
  return enough && (hasOwn || !own);
}

/**
 * Changes what this slot says and nothing else: what a script or a command has put there, or taken away, stays so (I-80).
 * Classes stand in the order of their slots, the attribute's own first; those of others come last.
 */
function setClasses({ template, classes }: Owner, index: number, element: Element, value: string | null): void {
  const indexes = classIndexes(template, template.slots[index]!.node);
  const said = (): string[] => indexes.flatMap(at => words(classes[at]));
  const before = said();
  classes[index] = value;
  const fresh = words(value);
  const present = words(element.getAttribute("class"));
  const ours = said().filter(name => present.includes(name) || fresh.includes(name));
  const others = present.filter(name => !before.includes(name));
  setAttribute(element, "class", [...new Set([...ours, ...others])].join(" ") || null);
}

/** The slots that speak of a node's class, that of the attribute first. */
function classIndexes({ slots }: Template, node: number): number[] {
  const indexes: number[] = [];
  slots.forEach((slot, index) => {
    if (slot.node !== node || !isClass(slot)) return;
    if (slot.name) indexes.unshift(index);
    else indexes.push(index);
  });
  return indexes;
}

/** Whether a slot speaks of its element's class: that of the attribute by this name, or one that has none. */
function isClass({ kind, name }: SlotSpec): boolean {
  return kind === n.TOKEN_CLASS_HOLE || (name === "class" && kind <= n.TOKEN_ATTRIBUTE_HOLE);
}

function words(text: string | null | undefined): string[] {
  return text?.match(/\S+/g) ?? [];
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function setProperty(element: HTMLElement, name: string, value: Value): void {
  const properties = element as unknown as Record<string, Value>;
  if (properties[name] === value) return;
  try {
    keepingSelection(element, () => (properties[name] = value));
  } catch (error) {
    // An element may refuse a value (a file input does). To say the page again would not help, it would refuse again.
    console.error(`lattice: ${name} was refused`, element, error);
  }
}

function setText(node: Node, text: string, sole: boolean): void {
  const child = node.firstChild;
  const target = sole && child && !child.nextSibling && child.nodeType === 3 ? child : node;
  if (target.textContent !== text) target.textContent = text;
}
