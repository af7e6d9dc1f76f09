import * as n from "../wire/numbers";
import { ProtocolFault, UnknownFault } from "../wire/fault";
import { Cursor } from "../wire/cursor";
import type { Patch } from "../wire/frame";
import type { Value } from "../wire/smile";
import { moveNodes } from "../dom/focus";
import type { Hole, Instance, Page, Slot } from "./page";
import { placePortal } from "./portal";
import { parentOf, rangeOf } from "./ranges";
import { replace, type Draft } from "./replace";
import type { SlotSpec, Template } from "./templates";
import { hasValue, setSlot } from "./slots";

/** What a patch needs besides the page. */
export interface Surroundings {
  /** Whether the user has edited the control after all that the patch knows of (I-24). */
  edited(element: Element, received: number): boolean;
  /** Replaces the document's address (I-25). */
  address(url: string): void;
  /** I-80. */
  head(name: string, value: string | null): void;
  /** I-82. */
  go(way: number, input: number, url: string): void;
}

/** By slot index; handlers and holes have none. */
type Values = readonly (Value | undefined)[];

/** Carries out the instructions of a patch, in order. A fault leaves the page half changed: it must be said again (I-26). */
export function applyPatch(page: Page, patch: Patch, surroundings: Surroundings): void {
  new Application(page, patch, surroundings).run();
}

class Application {
  readonly #input: Cursor;
  /** I-23: values of select elements, whose options may come later in the patch. */
  readonly #selects: [Slot, Value][] = [];
  /** I-65: where portals go, once all elements are there. */
  readonly #portals: [Slot, Hole, string][] = [];
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
    for (const [{ instance, index }, hole, target] of this.#portals)
      placePortal(this.#page, hole, instance.id + index + 1, target);
  }

  #instruction(code: number): void {
    const input = this.#input;
    const page = this.#page;
    switch (code) {
      case n.OP_SET:
        return this.#set(page.slot(input.integer()), input.value());
      case n.OP_INSERT:
        return this.#insert(page.hole(input.integer()));
      case n.OP_MOVE:
        return this.#move(page.instance(input.integer()));
      case n.OP_SWAP:
        return this.#swap(page.instance(input.integer()), page.instance(input.integer()));
      case n.OP_SETS:
        return this.#setEach(input.integer(), input.integer());
      case n.OP_REMOVE:
        return this.#remove(page.instance(input.integer()));
      case n.OP_CLEAR:
        return this.#clear(page.hole(input.integer()));
      case n.OP_DEFINE:
        return page.define(input.integer(), input);
      case n.OP_REPLACE:
        return this.#replace(page.instance(input.integer()));
      case n.OP_URL:
        return this.#surroundings.address(input.text());
      case n.OP_HEAD:
        return this.#surroundings.head(input.text(), input.textOrNull());
      case n.OP_GO:
        return this.#surroundings.go(input.integer(), input.integer(), input.text());
      default:
        throw new ProtocolFault(`Unknown instruction ${code}`);
    }
  }

  /** I-41. */
  #setEach(id: number, step: number): void {
    for (; this.#input.atSlotValue; id += step) this.#set(this.#page.slot(id), this.#input.value());
  }

  #set(slot: Slot, value: Value): void {
    const hole = slot.spec.kind === "portal" && slot.instance.holes[slot.index];
    if (hole) {
      if (!hole.place.parentNode) placePortal(this.#page, hole, slot.instance.id + slot.index + 1, "");
      this.#portals.push([slot, hole, value as string]);
    } else if (slot.spec.kind !== "property") setSlot(slot, value);
    else if (slot.instance.nodes[slot.spec.node]!.nodeName === "SELECT") this.#selects.push([slot, value]);
    else this.#setUnlessEdited(slot, value);
  }

  #setUnlessEdited(slot: Slot, value: Value): void {
    const { name } = slot.spec as Extract<SlotSpec, { kind: "property" }>;
    const element = slot.instance.nodes[slot.spec.node] as Element;
    const guarded = name === "value" || name === "checked";
    if (!guarded || !this.#surroundings.edited(element, this.#patch.received)) setSlot(slot, value);
  }

  /** Values that follow those of a whole instance are those of the next one (I-40). */
  #insert(hole: Hole): void {
    const input = this.#input;
    const before = this.#reference(hole, input.integer());
    const template = this.#page.template(input.integer());
    const content = hole.place.ownerDocument!.createDocumentFragment();
    const inserted: [Instance, Values][] = [];
    let id = input.integer();
    do {
      const draft = this.#instantiate(template, id, hole);
      const values = this.#values(template);
      this.#fill(draft.instance, values, 0, template.model.shown);
      this.#fill(draft.instance, values, 1);
      learn(template, values);
      content.append(draft.content);
      if (template.slots.some(({ kind }) => kind === "portal")) inserted.push([draft.instance, values]);
      id += template.slots.length + 1;
    } while (input.atSlotValue && template.slots.some(hasValue));
    parentOf(hole).insertBefore(content, before);
    for (const [instance, values] of inserted) this.#fill(instance, values, 2);
  }

  #replace(old: Instance): void {
    const draft = this.#instantiate(this.#page.template(this.#input.integer()), this.#input.integer(), old.hole);
    const { instance } = draft;
    let values: Values = [];
    const fill = (): void => {
      values = this.#values(instance.template);
      this.#fill(instance, values, 0);
    };
    replace(
      this.#page,
      old,
      draft,
      () => this.#input.integer(),
      fill,
      (slot, value) => this.#set(slot, value),
    );
    for (const phase of [0, 1, 2]) this.#fill(instance, values, phase);
  }

  /** I-21. */
  #values({ slots }: Template): Values {
    return slots.map(spec => (hasValue(spec) ? this.#input.value() : undefined));
  }

  /**
   * Properties come after attributes such as `max` and `type`, on which it depends what a value may be; portals when the
   * instance has its place, since they stand behind it.
   */
  #fill(instance: Instance, values: Values, phase: number, shown: Values = []): void {
    instance.template.slots.forEach((spec, index) => {
      const value = values[index];
      if (value !== undefined && value !== shown[index] && phaseOf(spec) === phase)
        this.#set({ instance, index, spec }, value);
    });
  }

  #instantiate(template: Template, id: number, hole: Hole): Draft {
    const clone = template.prototype.cloneNode(true) as Element;
    const nodes = template.paths.map(path => path.reduce(childOf, clone));
    let [start, end]: [Node, Node] = [clone, clone];
    if (!template.plain) {
      const document = clone.ownerDocument;
      clone.prepend((start = document.createComment(`i${id}.${template.number}`)));
      clone.append((end = document.createComment("/i")));
    }
    const instance = this.#page.add(id, template, hole, start, end);
    nodes.forEach((node, index) => this.#page.bind(instance, index, node));
    return { instance, content: clone };
  }

  #move(instance: Instance): void {
    this.#put(instance, this.#reference(instance.hole, this.#input.integer()));
  }

  /** The first stands in front of the second (I-42). */
  #swap(first: Instance, second: Instance): void {
    const behind = second.end.nextSibling;
    this.#put(second, first.start);
    this.#put(first, behind);
  }

  #put(instance: Instance, before: Node | null): void {
    if (before !== instance.start) moveNodes(rangeOf(instance), parentOf(instance.hole), before);
  }

  #remove(instance: Instance): void {
    for (const node of rangeOf(instance)) (node as ChildNode).remove();
    this.#page.forget(instance);
  }

  #clear(hole: Hole): void {
    if (hole.sole) hole.place.textContent = "";
    for (const instance of hole.children) hole.sole ? this.#page.forget(instance) : this.#remove(instance);
  }

  /** I-20. */
  #reference(hole: Hole, before: number): Node | null {
    if (before === 0) return hole.sole ? null : hole.place;
    const instance = this.#page.instance(before);
    if (instance.hole !== hole) throw new UnknownFault(`Instance ${before} is elsewhere`);
    return instance.start;
  }
}

/** Much faster than `childNodes`. */
function childOf(parent: Node, index: number): Node {
  let child = parent.firstChild!;
  while (index--) child = child.nextSibling!;
  return child;
}

/** When the value is set: 0 at first, 1 after those, 2 when the instance has its place. */
function phaseOf({ kind }: SlotSpec): number {
  return kind === "portal" ? 2 : kind === "property" ? 1 : 0;
}

/** What two instances in a row have in common, the next one probably has too. */
function learn(template: Template, values: Values): void {
  const { model, slots } = template;
  slots.forEach((spec, index) => {
    const value = values[index];
    // Properties are no part of a clone; markup would move the nodes that stand behind it.
    if (phaseOf(spec) || spec.kind === "raw") return;
    if (value === undefined || value === model.shown[index] || value !== model.last[index]) return;
    setSlot({ instance: { ...model, template }, index, spec }, value);
    model.shown[index] = value;
  });
  model.last = values;
}
