import * as n from "../wire/numbers";
import { UnknownFault } from "../wire/fault";
import type { Cursor } from "../wire/cursor";
import type { Ask } from "../part";
import { readTemplate, type Handler, type SlotSpec, type Template } from "./templates";

/** A place where instances come and go. A sole hole is its element; another one ends at a comment (I-7, I-34). */
export interface Hole {
  readonly place: Node;
  readonly sole: boolean;
  readonly instances: Set<Instance>;
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
  readonly element: Element;
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
export interface Page {
  /** Hole 0, once it is found or made. */
  root: Hole | undefined;
  /** By their ids. */
  readonly instances: ReadonlyMap<number, Instance>;
  /** Reads the number of a template and its tokens. */
  define(tokens: Cursor): void;
  template(number: number): Template;
  add(id: number, template: Template, hole: Hole, start: Node, end: Node): Instance;
  /** Makes a node of the instance the place of its slots. */
  bind(instance: Instance, index: number, node: Node): void;
  /** Nothing listens at a node until it is bound again. */
  unbind(node: Node): void;
  handlersOf(node: Node): readonly Bound[];
  instance(id: number): Instance;
  slot(id: number): Slot;
  hole(id: number): Hole;
  /** Forgets an instance and all that stands in it (I-22). */
  forget(instance: Instance): void;
}

/** A page of which nothing is known; `listen` hears of every type of event that a template handles. */
export function emptyPage(document: Document, listen: (event: string) => void, ask: Ask): Page {
  const instances = new Map<number, Instance>();
  const templates = new Map<number, Template>();
  /** Elements with handlers. */
  const heard = new WeakMap<Node, Instance>();
  /** The most slots that a template has: no slot is farther from its instance. */
  let widest = 0;

  /** The instance that has an id, as its own or as that of a slot; or some id of a range. */
  const owner = (id: number, from = id): Instance | undefined => {
    for (let first = id; first >= from - widest; first--) {
      const instance = instances.get(first);
      if (instance) return from - first <= instance.template.slots.length ? instance : undefined;
    }
    return undefined;
  };

  const page: Page = {
    root: undefined,
    instances,

    define(tokens) {
      const number = tokens.integer();
      const template = readTemplate(number, tokens, document);
      templates.set(number, template);
      widest = Math.max(widest, template.slots.length);
      for (const { handler } of template.slots) if (handler) listen(handler.event);
    },

    template: number => templates.get(number) ?? unknown("template", number),

    add(id, template, hole, start, end) {
      const classes = [...template.model.classes];
      const instance: Instance = { id, template, hole, start, end, nodes: [], holes: [], classes };
      if (id === n.PAGE_HOLE || owner(id + template.slots.length, id))
        throw new UnknownFault(`Id ${id} is given twice`);
      instances.set(id, instance);
      hole.instances.add(instance);
      return instance;
    },

    bind(instance, index, node) {
      instance.nodes[index] = node;
      instance.template.slots.forEach(({ node: at, kind, sole, handler }, slot) => {
        if (at !== index) return;
        // A portal that is not placed yet stands where it is written; nothing can be in it.
        if (kind === n.TOKEN_HOLE || kind === n.TOKEN_PORTAL)
          instance.holes[slot] = { place: node, sole, instances: new Set() };
        if (handler) heard.set(node, instance);
      });
    },

    unbind: node => void heard.delete(node),

    handlersOf(node) {
      const instance = heard.get(node);
      if (!instance) return [];
      return instance.template.slots.flatMap(({ node: at, handler }, slot) =>
        handler && instance.nodes[at] === node
          ? { element: node as Element, slot: instance.id + slot + 1, handler }
          : [],
      );
    },

    instance: id => instances.get(id) ?? unknown("instance", id),

    slot(id) {
      const instance = owner(id);
      if (!instance || instance.id === id) return unknown("slot", id);
      const index = id - instance.id - 1;
      return { instance, index, spec: instance.template.slots[index]! };
    },

    hole(id) {
      if (id === n.PAGE_HOLE) return page.root ?? unknown("hole", id);
      const { instance, index } = page.slot(id);
      return instance.holes[index] ?? unknown("hole", id);
    },

    forget(instance) {
      instance.hole.instances.delete(instance);
      const open = [instance];
      for (let at = open.pop(); at; at = open.pop()) {
        instances.delete(at.id);
        const { slots } = at.template;
        at.holes.forEach((hole, index) => {
          open.push(...hole.instances);
          if (slots[index]!.kind === n.TOKEN_PORTAL) ask(part => part.orphaned?.(hole));
        });
      }
    },
  };
  return page;
}

function unknown(what: string, id: number): never {
  throw new UnknownFault(`The page has no ${what} ${id}`);
}
