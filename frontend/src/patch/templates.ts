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

/** A place of a template that has an id (I-5). */
export interface SlotSpec {
  /** The number of its token (I-2). */
  readonly kind: number;
  /** Of the attribute, style or property; else empty. */
  readonly name: string;
  /** An index into the template's paths. */
  readonly node: number;
  /** Whether it is the only content of its element (I-7). */
  readonly sole: boolean;
  readonly handler: Handler | undefined;
}

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

/** Of an element, an SVG element, a MathML element. */
const NAMESPACES = ["1999/xhtml", "2000/svg", "1998/Math/MathML"];

/** A text or hole becomes sole or mixed only when its element closes: until then the slot is open to both. */
type Draft = { -readonly [K in keyof SlotSpec]: SlotSpec[K] };

/** Reads the tokens of a template up to END (I-2). */
export function readTemplate(number: number, tokens: Cursor, document: Document): Template {
  const root = document.createDocumentFragment();
  const slots: Draft[] = [];
  const nodes: Node[] = [];
  let at: Node = root;
  /** The text or hole that is the only content so far of the element that is open. */
  let alone: Draft | undefined;

  /** The slots of one node follow each other, so only the last node can be known already. */
  const indexOf = (node: Node): number => {
    const last = nodes.length - 1;
    return nodes[last] === node ? last : nodes.push(node) - 1;
  };

  const slot = (kind: number, node: Node, name = "", handler?: Handler): Draft => {
    const draft = { kind, name, node: indexOf(node), sole: false, handler };
    slots.push(draft);
    return draft;
  };

  /** A slot of the element that was just opened (I-3). */
  const own = (kind: number, name?: string, handler?: Handler): void => {
    if (at === root || at.firstChild) throw new ProtocolFault(`Token ${kind} has no element`);
    slot(kind, at, name, handler);
  };

  const content = <N extends Node>(node: N): N => {
    alone = undefined;
    return at.appendChild(node);
  };

  const place = (kind: number): void => {
    const first = at !== root && !at.firstChild;
    if (kind === n.TOKEN_RAW) content(document.createComment("r"));
    // A comment that looks like the end of the page would be taken for it.
    const node = kind < n.TOKEN_HOLE ? document.createTextNode("") : document.createComment("");
    const draft = slot(kind, content(node));
    if (first && kind !== n.TOKEN_PORTAL) alone = draft;
  };

  const close = (): void => {
    const element = at;
    if (alone) {
      // I-7: the element itself is the place. Its own slots, if it has any, share the node.
      alone.sole = true;
      nodes.pop();
      alone.node = indexOf(element);
      if (alone.kind >= n.TOKEN_HOLE) element.textContent = "";
    }
    alone = undefined;
    at = element.parentNode!;
  };

  const read = (token: number): void => {
    // The ranges follow each other.
    if (token < n.TOKEN_ELEMENT || token > n.TOKEN_PORTAL) throw new ProtocolFault(`Unknown token ${token}`);
    if (token >= n.TOKEN_TEXT) place(token);
    else if (token === n.TOKEN_HANDLER) own(token, "", readHandler(tokens));
    else if (token === n.TOKEN_CLASS_HOLE) own(token);
    else if (token >= n.TOKEN_ATTRIBUTE) own(token, tokens.text());
    else if (token === n.TOKEN_CLOSE) close();
    else
      at = content(document.createElementNS("http://www.w3.org/" + NAMESPACES[token - n.TOKEN_ELEMENT], tokens.text()));
  };

  for (let token = tokens.integer(); token !== n.TOKEN_END; token = tokens.integer()) read(token);
  if (at !== root) throw new ProtocolFault(`Template ${number} is not balanced`);
  const only = root.firstChild;
  const plain = root.childNodes.length === 1 && only!.nodeType === 1;
  const prototype = plain ? (only as Element) : root;
  const model: Model = { nodes, classes: [], shown: [], last: [] };
  return { number, slots, prototype, plain, paths: nodes.map(node => pathTo(node, prototype)), model };
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
    path.unshift([...at.parentNode!.childNodes].indexOf(at as ChildNode));
  }
  return path;
}
