import { ProtocolFault } from "../wire/fault";
import type { Value } from "../wire/smile";
import { keepingSelection } from "../dom/focus";
import { setRaw } from "./raw";
import type { Instance, Slot } from "./page";
import type { Template } from "./templates";

/** What has slots: an instance, or the model of them. */
type Owner = Pick<Instance, "template" | "classes"> & { readonly nodes: Readonly<Instance["nodes"]> };

/** Sets the value of a slot (I-2). Handlers and holes have none. */
export function setSlot(
  { instance, index, spec }: Omit<Slot, "instance"> & { readonly instance: Owner },
  value: Value,
): void {
  const node = instance.nodes[spec.node];
  if (!node) throw new ProtocolFault(`Slot ${index + 1} of template ${instance.template.number} never changes`);
  const element = node as HTMLElement;
  switch (spec.kind) {
    case "attribute":
      if (spec.name === "class") return setClasses(instance, index, element, textOrNull(value));
      return setAttribute(element, spec.name, textOrNull(value));
    case "boolean":
      element.toggleAttribute(spec.name, value === true);
      return;
    case "class":
      return setClasses(instance, index, element, textOrNull(value));
    case "style":
      return element.style.setProperty(spec.property, textOrNull(value));
    case "property":
      return setProperty(element, spec.name, value);
    case "text":
      return setText(node, textOrNull(value) ?? "", spec.sole);
    case "raw":
      if (instance.classes[index] !== value)
        setRaw(node, (instance.classes[index] = textOrNull(value) ?? ""), spec.sole);
      return;
    case "handler":
    case "portal":
    case "hole":
      throw new ProtocolFault(`A ${spec.kind} has no value`);
  }
}

/** Whether INSERT gives the slot a value (I-21). */
export function hasValue(spec: Slot["spec"]): boolean {
  return spec.kind !== "handler" && spec.kind !== "hole";
}

/**
 * Reads what each slot says about an element's class from the first HTML: the value of the class attribute's own slot, if
 * the template has one, and one class or nothing for each hole, joined by single spaces. False: it cannot be read.
 */
export function adoptClasses(instance: Instance, node: number, element: Element): boolean {
  const indexes = classIndexes(instance.template, node);
  const holes = indexes.filter(index => instance.template.slots[index]!.kind === "class");
  if (!indexes.length) return true;
  const written = element.getAttribute("class");
  const parts = written === null ? indexes.map(() => "") : written.split(" ");
  if (parts.length < indexes.length) return false;
  const own = parts.splice(0, parts.length - holes.length).join(" ");
  const attribute = indexes.find(index => !holes.includes(index));
  if (attribute === undefined && own) return false;
  if (attribute !== undefined) instance.classes[attribute] = own;
  holes.forEach((index, at) => (instance.classes[index] = parts[at] || null));
  return true;
}

/** Classes stand in the order of their slots, the attribute's own first; those of others (an extension's) come last. */
function setClasses(instance: Owner, index: number, element: Element, value: string | null): void {
  const indexes = classIndexes(instance.template, instance.template.slots[index]!.node);
  const before = indexes.flatMap(at => words(instance.classes[at]));
  instance.classes[index] = value;
  const classes = new Set(indexes.flatMap(at => words(instance.classes[at])));
  for (const name of element.classList) if (!before.includes(name)) classes.add(name);
  setAttribute(element, "class", classes.size ? [...classes].join(" ") : null);
}

function classIndexes({ slots }: Template, node: number): number[] {
  const indexes: number[] = [];
  slots.forEach((slot, index) => {
    if (slot.node !== node) return;
    if (slot.kind === "attribute" && slot.name === "class") indexes.unshift(index);
    else if (slot.kind === "class") indexes.push(index);
  });
  return indexes;
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

function textOrNull(value: Value): string | null {
  if (value === null || typeof value === "string") return value;
  throw new ProtocolFault(`A slot is set to ${value}`);
}
