import * as n from "../wire/numbers";
import { ProtocolFault, UnknownFault } from "../wire/fault";
import { Cursor } from "../wire/cursor";
import type { Patch } from "../wire/frame";
import type { Value } from "../wire/smile";
import { moveNodes } from "../dom/focus";
import type { Hole, Instance, Page, Slot } from "./page";
import { parentOf, rangeOf } from "./ranges";
import { replace, type Draft } from "./replace";
import type { SlotSpec } from "./templates";
import { hasValue, setSlot } from "./slots";

/** What a patch needs besides the page. */
export interface Surroundings {
  /** Whether the user has edited the control after all that the patch knows of (I-24). */
  edited(element: Element, received: number): boolean;
  /** Replaces the document's address (I-25). */
  address(url: string): void;
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
        return this.#set(page.slot(input.integer()), input.value());
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
      case n.OP_REPLACE:
        return this.#replace(page.instance(input.integer()));
      case n.OP_URL:
        return this.#surroundings.address(input.text());
      default:
        throw new ProtocolFault(`Unknown instruction ${code}`);
    }
  }

  #set(slot: Slot, value: Value): void {
    if (slot.spec.kind !== "property") setSlot(slot, value);
    else if (slot.instance.nodes[slot.spec.node]!.nodeName === "SELECT") this.#selects.push([slot, value]);
    else this.#setUnlessEdited(slot, value);
  }

  #setUnlessEdited(slot: Slot, value: Value): void {
    const { name } = slot.spec as Extract<SlotSpec, { kind: "property" }>;
    const element = slot.instance.nodes[slot.spec.node] as Element;
    const guarded = name === "value" || name === "checked";
    if (!guarded || !this.#surroundings.edited(element, this.#patch.received)) setSlot(slot, value);
  }

  #insert(hole: Hole): void {
    const input = this.#input;
    const before = this.#reference(hole, input.integer());
    const { instance, content } = this.#instantiate(hole);
    const values = this.#values(instance);
    this.#fill(instance, values, false);
    this.#fill(instance, values, true);
    parentOf(hole).insertBefore(content, before);
  }

  #replace(old: Instance): void {
    const draft = this.#instantiate(old.hole);
    const { instance } = draft;
    let values: Value[] = [];
    const fill = (): void => {
      values = this.#values(instance);
      this.#fill(instance, values, false);
    };
    replace(this.#page, old, draft, () => this.#input.integer(), fill);
    this.#fill(instance, values, false);
    this.#fill(instance, values, true);
  }

  /** One for each slot; those without a value get none (I-21). */
  #values({ template }: Instance): Value[] {
    return template.slots.map(spec => (hasValue(spec) ? this.#input.value() : null));
  }

  /** Properties come last: what a value may be depends on attributes such as `max` and `type`. */
  #fill(instance: Instance, values: readonly Value[], properties: boolean): void {
    instance.template.slots.forEach((spec, index) => {
      if (hasValue(spec) && (spec.kind === "property") === properties)
        this.#set({ instance, index, spec }, values[index]!);
    });
  }

  #instantiate(hole: Hole): Draft {
    const template = this.#page.template(this.#input.integer());
    const id = this.#input.integer();
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
