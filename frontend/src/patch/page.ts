import { PAGE_HOLE } from "../wire/numbers";
import { UnknownFault } from "../wire/fault";
import { Cursor } from "../wire/cursor";
import type { Value } from "../wire/smile";
import { removePortal } from "./portal";
import { readTemplate, type Handler, type SlotSpec, type Template } from "./templates";

/** A place where instances come and go. A sole hole is its element; another one ends at a comment (I-7, I-34). */
export interface Hole {
  readonly place: Node;
  readonly sole: boolean;
  readonly children: Set<Instance>;
}

/** A template with values (I-10): the range of siblings from `start` to `end`, one node when the template is plain. */
export interface Instance {
  readonly id: number;
  readonly template: Template;
  hole: Hole;
  start: Node;
  end: Node;
  /** By index of the template's paths; a node without changing slots is not marked in the first HTML and absent here. */
  readonly nodes: (Node | undefined)[];
  /** By slot index. */
  readonly holes: Hole[];
  /** By slot index: what each slot says about its element's class. */
  readonly classes: (string | null)[];
}

/** A handler at its element. */
export interface Bound {
  readonly slot: number;
  readonly handler: Handler;
}

export interface Slot {
  readonly instance: Instance;
  /** From 0: the slot's id is `instance.id + index + 1`. */
  readonly index: number;
  readonly spec: SlotSpec;
}

/**
 * What the client knows of the page: its templates, its instances and the ids by which the server names them.
 *
 * Only instances are kept by their ids. A slot's instance is the next one down, and the slot's index is the difference of
 * the two ids (I-10); so a row of a long list costs one record, whatever its slots.
 */
export class Page {
  readonly #instances = new Map<number, Instance>();
  /** The most slots that a template has: no slot is farther from its instance. */
  #widest = 0;
  readonly #templates = new Map<number, Template>();
  /** Elements with handlers. */
  readonly #heard = new WeakMap<Node, Instance>();
  /** Hole 0, once it is found or made. */
  root: Hole | undefined;

  readonly #document: Document;
  readonly #listen: (event: string) => void;

  constructor(document: Document, listen: (event: string) => void) {
    this.#document = document;
    this.#listen = listen;
  }

  define(number: number, tokens: Cursor): void {
    const template = readTemplate(number, tokens, this.#document);
    this.#templates.set(number, template);
    this.#widest = Math.max(this.#widest, template.slots.length);
    for (const slot of template.slots) if (slot.kind === "handler") this.#listen(slot.handler.event);
  }

  /** Takes the templates of the state block (P-41). */
  defineAll(templates: readonly (readonly Value[])[]): void {
    for (const values of templates) {
      const tokens = new Cursor(values, 0);
      this.define(tokens.integer(), tokens);
    }
  }

  template(number: number): Template {
    return this.#templates.get(number) ?? unknown("template", number);
  }

  add(id: number, template: Template, hole: Hole, start: Node, end: Node): Instance {
    const classes = [...template.model.classes];
    const instance: Instance = { id, template, hole, start, end, nodes: [], holes: [], classes };
    if (id === PAGE_HOLE || this.#owner(id + template.slots.length, id))
      throw new UnknownFault(`Id ${id} is given twice`);
    this.#instances.set(id, instance);
    hole.children.add(instance);
    return instance;
  }

  /** Makes a node of the instance the place of its slots. */
  bind(instance: Instance, index: number, node: Node): void {
    instance.nodes[index] = node;
    instance.template.slots.forEach((slot, at) => {
      if (slot.node !== index) return;
      if (slot.kind === "hole") instance.holes[at] = { place: node, sole: slot.sole, children: new Set() };
      if (slot.kind === "portal") {
        const place = (node as Comment).data ? node : this.#document.createComment("/p");
        instance.holes[at] = { place, sole: false, children: new Set() };
      }
      if (slot.kind === "handler") this.#heard.set(node, instance);
    });
  }

  /** Nothing listens at a node until it is bound again. */
  release(node: Node): void {
    this.#heard.delete(node);
  }

  handlersOf(node: Node): readonly Bound[] | undefined {
    const instance = this.#heard.get(node);
    return instance?.template.slots.flatMap((slot, at) =>
      slot.kind === "handler" && instance.nodes[slot.node] === node
        ? { slot: instance.id + at + 1, handler: slot.handler }
        : [],
    );
  }

  /** The instance that has an id, as its own or as that of a slot; or some id of a range. */
  #owner(id: number, from = id): Instance | undefined {
    for (let first = id; first >= from - this.#widest; first--) {
      const instance = this.#instances.get(first);
      if (instance) return from - first <= instance.template.slots.length ? instance : undefined;
    }
    return undefined;
  }

  instance(id: number): Instance {
    return this.#instances.get(id) ?? unknown("instance", id);
  }

  slot(id: number): Slot {
    const instance = this.#owner(id);
    if (!instance || instance.id === id) return unknown("slot", id);
    const index = id - instance.id - 1;
    return { instance, index, spec: instance.template.slots[index]! };
  }

  /** The node of a slot, if the page has it. */
  find(id: number): Node | undefined {
    const instance = this.#owner(id);
    const spec = instance?.template.slots[id - instance.id - 1];
    return spec && instance?.nodes[spec.node];
  }

  hole(id: number): Hole {
    if (id === PAGE_HOLE) return this.root ?? unknown("hole", id);
    const { instance, index } = this.slot(id);
    return instance.holes[index] ?? unknown("hole", id);
  }

  /** Forgets an instance and all that stands in it (I-22). */
  forget(instance: Instance): void {
    instance.hole.children.delete(instance);
    const open = [instance];
    for (let at = open.pop(); at; at = open.pop()) {
      this.#instances.delete(at.id);
      at.holes.forEach((hole, index) => {
        open.push(...hole.children);
        if (at!.template.slots[index]!.kind === "portal") removePortal(hole);
      });
    }
  }

  instances(): Iterable<Instance> {
    return this.#instances.values();
  }
}

function unknown(what: string, id: number): never {
  throw new UnknownFault(`The page has no ${what} ${id}`);
}
