import * as n from "../wire/numbers";
import { ProtocolFault, UnknownFault } from "../wire/fault";
import { Cursor } from "../wire/cursor";
import type { Ask } from "../part";
import type { Patch } from "../wire/frame";
import type { Value } from "../wire/smile";
import { moveNodes } from "../dom/focus";
import type { Hole, Instance, Page, Slot } from "./page";
import { hasValue, setSlot } from "./slots";

/** Elements whose properties take effect after the whole patch (I-23). */
const LATE = /^(SELECT|DIALOG)$/;
/** Properties that the user edits (I-24). */
const EDITED = /^(value|values|checked|textContent)$/;

/** What a patch needs besides the page. */
export interface Surroundings {
  /** Whether the user has edited the control after all that the patch knows of (I-24). */
  edited(element: Element, received: number): boolean;
  /** Replaces the document's address (I-25). */
  address(url: string): void;
  /** Asks the optional parts. */
  readonly ask: Ask;
}

/** Carries out the instructions of a patch, in order. A fault leaves the page half changed: it must be said again (I-26). */
export function applyPatch(page: Page, patch: Patch, surroundings: Surroundings): void {
  const { edited, ask } = surroundings;
  const input = new Cursor(patch.values, 2);
  /** I-23: values of select elements, whose options may come later in the patch, and of dialogs, which must stand in the page. */
  const late: [Slot, Value][] = [];

  const setProperty = (slot: Slot, value: Value): void => {
    const { name, node } = slot.spec;
    const element = slot.instance.nodes[node] as Element;
    if (EDITED.test(name) && edited(element, patch.received)) return;
    if (!ask("property", element, name, value)) setSlot(slot, value);
  };

  const set = (slot: Slot, value: Value): void => {
    if (slot.spec.kind !== n.TOKEN_PROPERTY_HOLE) setSlot(slot, value);
    else if (LATE.test(slot.instance.nodes[slot.spec.node]!.nodeName)) late.push([slot, value]);
    else setProperty(slot, value);
  };

  /** I-20. */
  const reference = (hole: Hole, before: number): Node | null => {
    if (before === 0) return hole.sole ? null : hole.place;
    const instance = page.instance(before);
    if (instance.hole !== hole) throw new UnknownFault(`Instance ${before} is elsewhere`);
    return instance.start;
  };

  const insert = (hole: Hole): void => {
    const before = reference(hole, input.integer());
    const template = page.template(input.integer());
    const id = input.integer();
    const clone = template.prototype.cloneNode(true);
    const nodes = template.paths.map(path => path.reduce((node, child) => node.childNodes[child]!, clone as Node));
    let [start, end]: [Node, Node] = [clone, clone];
    if (!template.plain) {
      const document = clone.ownerDocument!;
      start = clone.insertBefore(document.createComment(`i${id}.${template.number}`), clone.firstChild);
      end = clone.appendChild(document.createComment("/i"));
    }
    const instance = page.add(id, template, hole, start, end);
    nodes.forEach((node, index) => page.bind(instance, index, node));
    // Properties last: what a value may be depends on attributes such as `max` and `type`.
    const properties: [Slot, Value][] = [];
    template.slots.forEach((spec, index) => {
      if (!hasValue(spec)) return;
      const slot = { instance, index, spec };
      if (spec.kind === n.TOKEN_PROPERTY_HOLE) properties.push([slot, input.value()]);
      else setSlot(slot, input.value());
    });
    for (const [slot, value] of properties) set(slot, value);
    parentOf(hole).insertBefore(clone, before);
  };

  const move = (instance: Instance): void => {
    const { hole, start } = instance;
    const before = reference(hole, input.integer());
    if (before !== start) moveNodes(rangeOf(instance), parentOf(hole), before);
  };

  const remove = (instance: Instance): void => {
    for (const node of rangeOf(instance)) (node as ChildNode).remove();
    page.forget(instance);
  };

  const instruction = (code: number): void => {
    switch (code) {
      case n.OP_SET: {
        const slot = page.slot(input.integer());
        const value = input.value();
        if (!ask("keep", slot)) set(slot, value);
        return;
      }
      case n.OP_INSERT:
        return insert(page.hole(input.integer()));
      case n.OP_MOVE:
        return move(page.instance(input.integer()));
      case n.OP_REMOVE:
        return remove(page.instance(input.integer()));
      case n.OP_CLEAR:
        return page.hole(input.integer()).children.forEach(remove);
      case n.OP_DEFINE:
        return page.define(input.integer(), input);
      case n.OP_URL:
        return surroundings.address(input.text());
      default:
        if (!ask("instruct", code, input)) throw new ProtocolFault(`Unknown instruction ${code}`);
    }
  };

  while (input.more) instruction(input.integer());
  for (const [slot, value] of late) setProperty(slot, value);
}

function parentOf(hole: Hole): Node {
  return hole.sole ? hole.place : hole.place.parentNode!;
}

function rangeOf({ id, start, end }: Instance): Node[] {
  const nodes = [start];
  for (let node = start; node !== end; nodes.push(node)) {
    const next = node.nextSibling;
    if (!next) throw new UnknownFault(`Instance ${id} is no longer whole`);
    node = next;
  }
  return nodes;
}
