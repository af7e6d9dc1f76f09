import * as n from "../wire/numbers";
import { ProtocolFault, UnknownFault } from "../wire/fault";
import { Cursor } from "../wire/cursor";
import type { Patch } from "../wire/frame";
import type { Value } from "../wire/smile";
import { moveNodes } from "../dom/focus";
import type { Hole, Instance, Page, Slot } from "./page";
import type { Template } from "./templates";
import { hasValue, setSlot } from "./slots";

/** What a patch needs besides the page. */
export interface Surroundings {
  /** Whether the user has edited the control after all that the patch knows of (I-24). */
  edited(element: Element, received: number): boolean;
  /** Replaces the document's address (I-25). */
  address(url: string): void;
  /** Carries out an instruction of an optional part; false: no part knows it. */
  instruct(code: number, operands: Cursor): boolean;
  /** Whether a slot stays as it is, since other scripts have its place. */
  keeps(slot: Slot): boolean;
}

/** Carries out the instructions of a patch, in order. A fault leaves the page half changed: it must be said again (I-26). */
export function applyPatch(page: Page, patch: Patch, surroundings: Surroundings): void {
  new Application(page, patch, surroundings).run();
}

class Application {
  readonly #input: Cursor;
  /** I-23: values of select elements, whose options may come later in the patch. */
  readonly #selects: [Slot, Value][] = [];
  readonly #page: Page;
  readonly #patch: Patch;
  readonly #surroundings: Surroundings;

  constructor(page: Page, patch: Patch, surroundings: Surroundings) {
    this.#page = page;
    this.#patch = patch;
    this.#surroundings = surroundings;
    this.#input = new Cursor(patch.values, 2);
  }

  run(): void {
    while (this.#input.more) this.#instruction(this.#input.integer());
    for (const [slot, value] of this.#selects) this.#setUnlessEdited(slot, value);
  }

  #instruction(code: number): void {
    const input = this.#input;
    const page = this.#page;
    switch (code) {
      case n.OP_SET:
        return this.#setUnlessKept(page.slot(input.integer()), input.value());
      case n.OP_INSERT:
        return this.#insert(page.hole(input.integer()));
      case n.OP_MOVE:
        return this.#move(page.instance(input.integer()));
      case n.OP_REMOVE:
        return this.#remove(page.instance(input.integer()));
      case n.OP_CLEAR:
        return this.#clear(page.hole(input.integer()));
      case n.OP_DEFINE:
        return page.define(input.integer(), input);
      case n.OP_URL:
        return this.#surroundings.address(input.text());
      default:
        if (!this.#surroundings.instruct(code, input)) throw new ProtocolFault(`Unknown instruction ${code}`);
    }
  }

  #setUnlessKept(slot: Slot, value: Value): void {
    if (!this.#surroundings.keeps(slot)) this.#set(slot, value);
  }

  #set(slot: Slot, value: Value): void {
    if (slot.spec.kind !== n.TOKEN_PROPERTY_HOLE) setSlot(slot, value);
    else if (slot.instance.nodes[slot.spec.node]!.nodeName === "SELECT") this.#selects.push([slot, value]);
    else this.#setUnlessEdited(slot, value);
  }

  #setUnlessEdited(slot: Slot, value: Value): void {
    const { name } = slot.spec;
    const element = slot.instance.nodes[slot.spec.node] as Element;
    const guarded = name === "value" || name === "checked";
    if (!guarded || !this.#surroundings.edited(element, this.#patch.received)) setSlot(slot, value);
  }

  #insert(hole: Hole): void {
    const input = this.#input;
    const before = this.#reference(hole, input.integer());
    const template = this.#page.template(input.integer());
    const { instance, content } = this.#instantiate(template, input.integer(), hole);
    // Properties last: what a value may be depends on attributes such as `max` and `type`.
    const properties: [Slot, Value][] = [];
    template.slots.forEach((spec, index) => {
      if (!hasValue(spec)) return;
      const slot = { instance, index, spec };
      if (spec.kind === n.TOKEN_PROPERTY_HOLE) properties.push([slot, input.value()]);
      else setSlot(slot, input.value());
    });
    for (const [slot, value] of properties) this.#set(slot, value);
    parentOf(hole).insertBefore(content, before);
  }

  #instantiate(template: Template, id: number, hole: Hole): { instance: Instance; content: Node } {
    const clone = template.prototype.cloneNode(true);
    const nodes = template.paths.map(path => path.reduce((node, child) => node.childNodes[child]!, clone as Node));
    let [start, end]: [Node, Node] = [clone, clone];
    if (!template.plain) {
      const document = clone.ownerDocument!;
      start = clone.insertBefore(document.createComment(`i${id}.${template.number}`), clone.firstChild);
      end = clone.appendChild(document.createComment("/i"));
    }
    const instance = this.#page.add(id, template, hole, start, end);
    nodes.forEach((node, index) => this.#page.bind(instance, index, node));
    return { instance, content: clone };
  }

  #move(instance: Instance): void {
    const { hole } = instance;
    const before = this.#reference(hole, this.#input.integer());
    if (before !== instance.start) moveNodes(rangeOf(instance), parentOf(hole), before);
  }

  #remove(instance: Instance): void {
    for (const node of rangeOf(instance)) (node as ChildNode).remove();
    this.#page.forget(instance);
  }

  #clear(hole: Hole): void {
    for (const instance of hole.children) this.#remove(instance);
  }

  /** I-20. */
  #reference(hole: Hole, before: number): Node | null {
    if (before === 0) return hole.sole ? null : hole.place;
    const instance = this.#page.instance(before);
    if (instance.hole !== hole) throw new UnknownFault(`Instance ${before} is elsewhere`);
    return instance.start;
  }
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
