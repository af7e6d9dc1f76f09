import * as n from "../wire/numbers";
import { ProtocolFault, UnknownFault } from "../wire/fault";
import { reading } from "../wire/cursor";
import type { Ask } from "../part";
import type { Patch } from "../wire/frame";
import type { Value } from "../wire/smile";
import type { MoveNodes } from "../dom/focus";
import type { Hole, Instance, Page, Slot } from "./page";
import { parentOf, rangeOf } from "./ranges";
import type { SlotSpec, Template } from "./templates";
import { hasValue, setSlot } from "./slots";

/** Elements whose properties take effect after the whole patch (I-23). */
const LATE = /^(SELECT|DIALOG)$/;
/** Properties that the user edits (I-24). */
const EDITED = /^(value|values|checked|textContent)$/;

/** By slot index; handlers and holes have none. */
export type Values = readonly (Value | undefined)[];

/** A new instance that is not in the document yet. */
export interface Draft {
  readonly instance: Instance;
  readonly content: Node;
}

/** How instructions build. */
export interface Builder {
  readonly page: Page;
  instantiate(template: Template, id: number, hole: Hole): Draft;
  /** Reads the values of an instance (I-21). */
  valuesOf(template: Template): Values;
  /** Sets those values of an instance that belong to a phase: 0, then 1. */
  fill(instance: Instance, values: Values, phase: number): void;
  set(slot: Slot, value: Value): void;
}

/** What a patch needs besides the page. */
export interface Surroundings {
  /** Whether the user has edited the control after all that the patch knows of (I-24). */
  edited(element: Element, received: number): boolean;
  readonly moveNodes: MoveNodes;
  /** Asks the optional parts. */
  readonly ask: Ask;
}

/** Carries out the instructions of a patch, in order. A fault leaves the page half changed: it must be said again (I-26). */
export function applyPatch(page: Page, patch: Patch, surroundings: Surroundings): void {
  const { edited, moveNodes, ask } = surroundings;
  const input = reading(patch.values, 2);
  /** I-23: values of select elements, whose options may come later in the patch, and of dialogs, which must stand in the page. */
  const late: [Slot, Value][] = [];

  const setProperty = (slot: Slot, value: Value): void => {
    const { name, node } = slot.spec;
    const element = slot.instance.nodes[node] as Element;
    if (EDITED.test(name) && rivals(element).some(each => edited(each, patch.received))) return;
    if (!ask(part => part.property?.(element, name, value))) setSlot(slot, value);
  };

  const set = (slot: Slot, value: Value): void => {
    const { kind, node } = slot.spec;
    if (kind > n.TOKEN_HOLE) {
      if (!ask(part => part.content?.(slot, value))) throw new ProtocolFault(`No part sets token ${kind}`);
    } else if (kind !== n.TOKEN_PROPERTY_HOLE) setSlot(slot, value);
    else if (LATE.test(slot.instance.nodes[node]!.nodeName)) late.push([slot, value]);
    else setProperty(slot, value);
  };

  const setUnlessKept = (slot: Slot, value: Value): void => {
    if (!ask(part => part.keep?.(slot))) set(slot, value);
  };

  /** I-20. */
  const reference = (hole: Hole, before: number): Node | null => {
    if (before === 0) return hole.sole ? null : hole.place;
    const instance = page.instance(before);
    if (instance.hole !== hole) throw new UnknownFault(`Instance ${before} is elsewhere`);
    return instance.start;
  };

  const instantiate = (template: Template, id: number, hole: Hole): Draft => {
    const clone = template.prototype.cloneNode(true) as Element;
    const nodes = template.paths.map(path => path.reduce<Node>(childOf, clone));
    let [start, end]: [Node, Node] = [clone, clone];
    if (!template.plain) {
      const document = clone.ownerDocument;
      clone.prepend((start = document.createComment(`i${id}.${template.number}`)));
      clone.append((end = document.createComment("/i")));
    }
    const instance = page.add(id, template, hole, start, end);
    nodes.forEach((node, index) => page.bind(instance, index, node));
    return { instance, content: clone };
  };

  /** I-21. */
  const valuesOf = ({ slots }: Template): Values => slots.map(spec => (hasValue(spec) ? input.value() : undefined));

  /** Properties come after attributes such as `max` and `type`, on which it depends what a value may be. */
  const fill = (instance: Instance, values: Values, phase: number, shown: Values = []): void =>
    instance.template.slots.forEach((spec, index) => {
      const value = values[index];
      if (value !== undefined && value !== shown[index] && phaseOf(spec) === phase)
        set({ instance, index, spec }, value);
    });

  /** Values that follow those of a whole instance are those of the next one (I-40). */
  const insert = (hole: Hole): void => {
    const before = reference(hole, input.integer());
    const template = page.template(input.integer());
    const content = hole.place.ownerDocument!.createDocumentFragment();
    let id = input.integer();
    do {
      const draft = instantiate(template, id, hole);
      const values = valuesOf(template);
      fill(draft.instance, values, 0, template.model.shown);
      fill(draft.instance, values, 1);
      learn(template, values);
      content.append(draft.content);
      id += template.slots.length + 1;
    } while (input.atSlotValue() && template.slots.some(hasValue));
    parentOf(hole).insertBefore(content, before);
  };

  const put = (instance: Instance, before: Node | null): void => {
    if (before !== instance.start) moveNodes(rangeOf(instance), parentOf(instance.hole), before);
  };

  /** The first stands in front of the second (I-42). */
  const swap = (first: Instance, second: Instance): void => {
    const behind = second.end.nextSibling;
    put(second, first.start);
    put(first, behind);
  };

  const move = (instance: Instance): void => put(instance, reference(instance.hole, input.integer()));

  /** I-41. */
  const setEach = (id: number, step: number): void => {
    for (; input.atSlotValue(); id += step) setUnlessKept(page.slot(id), input.value());
  };

  const remove = (instance: Instance): void => {
    for (const node of rangeOf(instance)) (node as ChildNode).remove();
    page.forget(instance);
  };

  const clear = (hole: Hole): void => {
    if (hole.sole) hole.place.textContent = "";
    hole.instances.forEach(hole.sole ? page.forget : remove);
  };

  const builder: Builder = { page, instantiate, valuesOf, fill, set };

  const instruction = (code: number): void => {
    switch (code) {
      case n.OP_SET:
        return setUnlessKept(page.slot(input.integer()), input.value());
      case n.OP_INSERT:
        return insert(page.hole(input.integer()));
      case n.OP_MOVE:
        return move(page.instance(input.integer()));
      case n.OP_SWAP:
        return swap(page.instance(input.integer()), page.instance(input.integer()));
      case n.OP_SETS:
        return setEach(input.integer(), input.integer());
      case n.OP_REMOVE:
        return remove(page.instance(input.integer()));
      case n.OP_CLEAR:
        return clear(page.hole(input.integer()));
      case n.OP_DEFINE:
        return page.define(input);
      default:
        if (!ask(part => part.instruct?.(code, input, builder))) throw new ProtocolFault(`Unknown instruction ${code}`);
    }
  };

  while (input.more()) instruction(input.integer());
  ask(part => part.built?.());
  for (const [slot, value] of late) setProperty(slot, value);
}

/** A control, and those of its group: to choose one radio button is to edit all of them. */
function rivals(element: Element): Element[] {
  const { type, name, form } = element as HTMLInputElement;
  if (type !== "radio") return [element];
  const named = element.ownerDocument.getElementsByName(name) as NodeListOf<HTMLInputElement>;
  return [element, ...[...named].filter(each => each.form === form)];
}

/** Much faster than `childNodes`. */
function childOf(parent: Node, index: number): Node {
  let child = parent.firstChild!;
  while (index--) child = child.nextSibling!;
  return child;
}

/** When the value is set: 0 at first, 1 after those. What the core does not set is no part of a clone either. */
function phaseOf({ kind }: SlotSpec): number {
  return +(kind === n.TOKEN_PROPERTY_HOLE || kind > n.TOKEN_HOLE);
}

/** What two instances in a row have in common, the next one probably has too. */
function learn(template: Template, values: Values): void {
  const { model, slots } = template;
  slots.forEach((spec, index) => {
    const value = values[index];
    // Properties are no part of a clone; markup would move the nodes that stand behind it.
    if (phaseOf(spec)) return;
    if (value === undefined || value === model.shown[index] || value !== model.last[index]) return;
    setSlot({ instance: { ...model, template }, index, spec }, value);
    model.shown[index] = value;
  });
  model.last = values;
}
