import * as n from "../wire/numbers";
import { ProtocolFault } from "../wire/fault";
import type { Cursor } from "../wire/cursor";
import type { Value } from "../wire/smile";

/** What a HANDLER says about one event of one element (I-2, I-3). */
export interface Handler {
  readonly event: string;
  readonly flags: number;
  /** In milliseconds; 0: at once. */
  readonly wait: number;
  readonly fields: readonly string[];
}

/** A place of a template that has an id (I-5). `node` is an index into the template's paths. */
export type SlotSpec = { readonly node: number } & (
  | { readonly kind: "attribute"; readonly name: string; readonly fixed: boolean }
  | { readonly kind: "boolean"; readonly name: string }
  | { readonly kind: "class" }
  | { readonly kind: "style"; readonly property: string }
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "handler"; readonly handler: Handler }
  | { readonly kind: "text"; readonly sole: boolean; readonly fixed: boolean }
  | { readonly kind: "hole"; readonly sole: boolean }
  | { readonly kind: "raw"; readonly sole: boolean }
  | { readonly kind: "portal" }
);

/**
 * The structure of a piece of markup, built once as DOM nodes and then cloned.
 *
 * Several slots share a node: the attributes of an element, and its sole content. Nodes are found in a clone by the
 * child indexes recorded while the prototype was built. That is safe, since no parser and no extension has seen them;
 * in the first HTML markers are looked for instead (I-30).
 */
export interface Template {
  readonly number: number;
  readonly slots: readonly SlotSpec[];
  /** The root element of a plain template, else the fragment that stands between the comments (I-6). */
  readonly prototype: Element | DocumentFragment;
  readonly plain: boolean;
  /** Child indexes from the prototype to each node that has slots. */
  readonly paths: readonly (readonly number[])[];
  readonly model: Model;
}

/** What the prototype shows: what instances have in common, so that their clones need not be told. By slot index. */
export interface Model {
  readonly nodes: readonly Node[];
  readonly classes: (string | null)[];
  readonly shown: (Value | undefined)[];
  /** The values of the last instance. */
  last: readonly (Value | undefined)[];
}

const NAMESPACES: Readonly<Record<number, string>> = {
  [n.TOKEN_ELEMENT]: "http://www.w3.org/1999/xhtml",
  [n.TOKEN_SVG_ELEMENT]: "http://www.w3.org/2000/svg",
  [n.TOKEN_MATH_ELEMENT]: "http://www.w3.org/1998/Math/MathML",
};

/** Reads the tokens of a template up to END (I-2). */
export function readTemplate(number: number, tokens: Cursor, document: Document): Template {
  return new Builder(document).read(number, tokens);
}

/** A text or hole becomes sole or mixed only when its element closes: until then the slot is open to both. */
type Draft = SlotSpec & { node: number; sole?: boolean };

class Builder {
  readonly #root: DocumentFragment;
  readonly #slots: Draft[] = [];
  readonly #nodes: Node[] = [];
  #at: Node;
  /** The text or hole that is the only content so far of the element that is open. */
  #alone: Draft | undefined;
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
    this.#root = document.createDocumentFragment();
    this.#at = this.#root;
  }

  read(number: number, tokens: Cursor): Template {
    for (let token = tokens.integer(); token !== n.TOKEN_END; token = tokens.integer()) this.#token(token, tokens);
    if (this.#at !== this.#root) throw new ProtocolFault(`Template ${number} is not balanced`);
    const only = this.#root.firstChild;
    const plain = this.#root.childNodes.length === 1 && only!.nodeType === 1;
    const prototype = plain ? (only as Element) : this.#root;
    const nodes = this.#nodes;
    const paths = nodes.map(node => pathTo(node, prototype));
    const model: Model = { nodes, classes: [], shown: [], last: [] };
    return { number, slots: this.#slots, prototype, plain, paths, model };
  }

  #token(token: number, tokens: Cursor): void {
    switch (token) {
      case n.TOKEN_ELEMENT:
      case n.TOKEN_SVG_ELEMENT:
      case n.TOKEN_MATH_ELEMENT:
        this.#at = this.#content(this.#document.createElementNS(NAMESPACES[token]!, tokens.text()));
        return;
      case n.TOKEN_CLOSE:
        return this.#close();
      case n.TOKEN_ATTRIBUTE:
      case n.TOKEN_ATTRIBUTE_HOLE:
        return this.#own({ node: 0, kind: "attribute", name: tokens.text(), fixed: token === n.TOKEN_ATTRIBUTE });
      case n.TOKEN_BOOLEAN_HOLE:
        return this.#own({ node: 0, kind: "boolean", name: tokens.text() });
      case n.TOKEN_CLASS_HOLE:
        return this.#own({ node: 0, kind: "class" });
      case n.TOKEN_STYLE_HOLE:
        return this.#own({ node: 0, kind: "style", property: tokens.text() });
      case n.TOKEN_PROPERTY_HOLE:
        return this.#own({ node: 0, kind: "property", name: tokens.text() });
      case n.TOKEN_HANDLER:
        return this.#own({ node: 0, kind: "handler", handler: readHandler(tokens) });
      case n.TOKEN_TEXT:
      case n.TOKEN_TEXT_HOLE:
        this.#place(
          { node: 0, kind: "text", sole: false, fixed: token === n.TOKEN_TEXT },
          this.#document.createTextNode(""),
        );
        return;
      case n.TOKEN_HOLE:
        this.#place({ node: 0, kind: "hole", sole: false }, this.#document.createComment("/h"));
        return;
      case n.TOKEN_RAW:
        this.#place({ node: 0, kind: "raw", sole: false }, this.#document.createComment("/r"));
        return;
      case n.TOKEN_PORTAL:
        this.#place({ node: 0, kind: "portal" }, this.#document.createComment(""));
        this.#alone = undefined;
        return;
      default:
        throw new ProtocolFault(`Unknown token ${token}`);
    }
  }

  /** A slot of the element that was just opened (I-3). */
  #own(slot: Draft): void {
    if (this.#at === this.#root || this.#at.firstChild) throw new ProtocolFault(`A ${slot.kind} has no element`);
    slot.node = this.#node(this.#at);
    this.#slots.push(slot);
  }

  #place(slot: Draft, node: Node): void {
    const first = this.#at !== this.#root && !this.#at.firstChild;
    if (slot.kind === "raw") this.#content(this.#document.createComment("r"));
    this.#content(node);
    this.#alone = first ? slot : undefined;
    slot.node = this.#node(node);
    this.#slots.push(slot);
  }

  #content<N extends Node>(node: N): N {
    this.#alone = undefined;
    return this.#at.appendChild(node);
  }

  #close(): void {
    const element = this.#at;
    if (element === this.#root) throw new ProtocolFault("A template is not balanced");
    if (this.#alone) this.#makeSole(this.#alone, element);
    this.#alone = undefined;
    this.#at = element.parentNode!;
  }

  /** I-7: the element itself is the place. Its own slots, if it has any, share the node. */
  #makeSole(slot: Draft, element: Node): void {
    slot.sole = true;
    this.#nodes.pop();
    slot.node = this.#node(element);
    if (slot.kind !== "text") element.textContent = "";
  }

  /** The slots of one node follow each other, so only the last node can be known already. */
  #node(node: Node): number {
    const last = this.#nodes.length - 1;
    return this.#nodes[last] === node ? last : this.#nodes.push(node) - 1;
  }
}

/** Slots whose own node is a comment, unless they are sole. */
const PLACES: readonly string[] = ["hole", "raw", "portal"];

/** Whether a slot is the first one of an element, or of a text that is not sole (I-51). */
export function beginsNode(slots: readonly SlotSpec[], index: number): boolean {
  const { kind, node } = slots[index]!;
  const sole = "sole" in slots[index]! && slots[index].sole;
  return slots[index - 1]?.node !== node && (!PLACES.includes(kind) || sole);
}

function readHandler(tokens: Cursor): Handler {
  const event = tokens.text();
  const flags = tokens.integer();
  const wait = tokens.integer();
  const fields: string[] = [];
  for (let left = tokens.integer(); left > 0; left--) fields.push(tokens.text());
  return { event, flags, wait, fields };
}

function pathTo(node: Node, root: Node): number[] {
  const path: number[] = [];
  for (let at = node; at !== root; at = at.parentNode!) {
    path.unshift(Array.prototype.indexOf.call(at.parentNode!.childNodes, at));
  }
  return path;
}
