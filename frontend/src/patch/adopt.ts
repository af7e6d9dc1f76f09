import type { Hole, Instance, Page } from "./page";
import { placePortal } from "./portal";
import { adoptClasses } from "./slots";

/** Where the walk stands: outside the page, directly in a hole, or in an instance. */
type Place =
  | { readonly kind: "outside" }
  | { readonly kind: "hole"; readonly hole: Hole; readonly parent: Node; readonly up: Place }
  | { readonly kind: "instance"; readonly instance: Instance; readonly up: Place };

/** Finds every instance and slot of the first HTML by its marker (I-30). Throws when one is missing or found twice (I-36). */
export function adopt(page: Page, body: Node): void {
  const adoption = new Adoption(page);
  adoption.children(body, { kind: "outside" });
  if (!page.root) misfit(0);
  adoption.portals();
}

class Adoption {
  /** The end of markup whose inside is nothing to us (I-62). */
  #raw: Comment | undefined;
  readonly #portals: [Hole, number, string][] = [];
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  children(parent: Node, place: Place): void {
    let at = place;
    for (let node: Node | null = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 1) this.#element(node as Element, at);
      else if (node.nodeType === 8) at = this.#comment(node as Comment, at);
      if (this.#raw) node = this.#raw;
      this.#raw = undefined;
    }
    if (at !== place) misfit(parent.nodeName);
  }

  #element(element: Element, place: Place): void {
    const opened = /^(\d+)\.(\d+)$/.exec(element.getAttribute("data-i") ?? "");
    const first = Number(element.getAttribute("data-l"));
    if (place.kind === "outside") return this.children(element, place);
    if (opened) {
      const instance = this.#open(opened, place, element);
      if (!instance.template.plain) misfit(opened[0]);
      // The root's own slots, if it has any, are the first ones and begin at the prototype itself.
      const own = instance.template.paths[0]?.length === 0;
      const inside: Place = { kind: "instance", instance, up: place };
      this.#content(element, own ? this.#bindElement(instance, 0, element, inside) : inside);
      complete(instance);
    } else if (first) {
      if (place.kind !== "instance") misfit(first);
      const spec = place.instance.template.slots[first - 1];
      if (!spec || ("sole" in spec && !spec.sole) || spec.kind === "portal") misplaced(first, place.instance);
      this.#content(element, this.#bindElement(place.instance, spec.node, element, place));
    } else this.children(element, place);
  }

  #content(element: Element, place: Place | undefined): void {
    if (place) this.children(element, place);
  }

  /** Binds an element and says where its content stands; nowhere if it is markup. */
  #bindElement(instance: Instance, node: number, element: Element, place: Place): Place | undefined {
    this.#bind(instance, node, element);
    if (!adoptClasses(instance, node, element)) misfit(instance.id);
    if (instance.template.slots.some(each => each.node === node && each.kind === "raw")) return undefined;
    const hole = instance.holes.find(each => each?.place === element);
    return hole ? { kind: "hole", hole, parent: element, up: place } : place;
  }

  #comment(comment: Comment, place: Place): Place {
    const marker = /^(?:(i)(\d+)\.(\d+)|([thr])(\d+)(?:\.(\d+))?|\/([ihp]))$/.exec(comment.data);
    const portal = /^p(\d+)\.(.*)$/.exec(comment.data);
    if (portal) return this.#portal(Number(portal[1]), portal[2]!, comment, place);
    if (!marker) return place;
    const [, open, id, template, slot, k, offset, close] = marker;
    if (place.kind === "outside") return slot === "h" && k === "0" ? this.#openPage(comment, place) : place;
    if (close) return this.#close(close, comment, place);
    if (open) {
      const instance = this.#open([comment.data, id!, template!], place, comment);
      if (instance.template.plain) misfit(id);
      return { kind: "instance", instance, up: place };
    }
    if (place.kind !== "instance") misfit(comment.data);
    return this.#slot(slot!, Number(k), Number(offset ?? 0), comment, place);
  }

  #openPage(comment: Comment, place: Place): Place {
    if (this.#page.root) misfit(0);
    this.#page.root = { place: endOf(comment, "h"), sole: false, children: new Set() };
    return { kind: "hole", hole: this.#page.root, parent: comment.parentNode!, up: place };
  }

  #open(marker: readonly string[], place: Place, start: Node): Instance {
    // A parser that puts an element elsewhere is found here.
    if (place.kind !== "hole" || place.parent !== start.parentNode) misfit(marker[1]);
    const end = start.nodeType === 8 ? endOf(start as Comment, "i") : start;
    return this.#page.add(Number(marker[1]), this.#page.template(Number(marker[2])), place.hole, start, end);
  }

  #close(what: string, comment: Comment, place: Exclude<Place, { kind: "outside" }>): Place {
    const end = place.kind === "instance" ? place.instance.end : place.hole.place;
    if (end !== comment) misfit(what);
    if (place.kind === "instance") complete(place.instance);
    return place.up;
  }

  #slot(what: string, k: number, offset: number, comment: Comment, place: Extract<Place, { kind: "instance" }>): Place {
    const { instance } = place;
    const spec = instance.template.slots[k - 1];
    if (spec?.kind === "text" && !spec.sole && what === "t") {
      const text = textAfter(comment);
      this.#bind(instance, spec.node, offset ? text.splitText(offset) : text);
      return place;
    }
    if (spec?.kind === "raw" && !spec.sole && what === "r") {
      this.#bind(instance, spec.node, (this.#raw = endOf(comment, "r")));
      return place;
    }
    if (spec?.kind !== "hole" || spec.sole || what !== "h") misplaced(k, instance);
    this.#bind(instance, spec.node, endOf(comment, "h"));
    return { kind: "hole", hole: instance.holes[k - 1]!, parent: comment.parentNode!, up: place };
  }

  /** I-66. */
  #portal(id: number, target: string, comment: Comment, place: Place): Place {
    if (place.kind !== "hole" || place.hole !== this.#page.root) misfit(comment.data);
    const { instance, index, spec } = this.#page.slot(id);
    if (spec.kind !== "portal") misplaced(index, instance);
    this.#bind(instance, spec.node, endOf(comment, "p"));
    const hole = instance.holes[index]!;
    this.#portals.push([hole, id, target]);
    return { kind: "hole", hole, parent: comment.parentNode!, up: place };
  }

  /** Puts portals where they belong when all of the page is found. */
  portals(): void {
    for (const { id, template, nodes } of this.#page.instances())
      template.slots.forEach((slot, index) => slot.kind === "portal" && !nodes[slot.node] && misfit(id + index + 1));
    for (const [hole, id, target] of this.#portals) placePortal(this.#page, hole, id, target);
  }

  #bind(instance: Instance, index: number, node: Node): void {
    if (instance.nodes[index]) misfit(instance.id);
    this.#page.bind(instance, index, node);
  }
}

/** I-35: what always changes must have been found. */
function complete({ id, template, nodes }: Instance): void {
  template.slots.forEach((slot, index) => {
    if (nodes[slot.node] || slot.kind === "portal" || ("fixed" in slot && slot.fixed)) return;
    misfit(id + index + 1);
  });
}

/** The comment that ends what another one starts, among its siblings. */
export function endOf(start: Comment, kind: "i" | "h" | "r" | "p"): Comment {
  let depth = 0;
  for (let node = start.nextSibling; node; node = node.nextSibling) {
    if (node.nodeType !== 8) continue;
    const { data } = node as Comment;
    if (data === "/" + kind && depth-- === 0) return node as Comment;
    if (kind === "i" ? /^i\d+\.\d+$/.test(data) : kind === "h" && /^h\d+$/.test(data)) depth++;
  }
  misfit(start.data);
}

/** I-33: the text that follows a marker. A parser may have split it, and leaves an empty one out. */
function textAfter(comment: Comment): Text {
  const next = comment.nextSibling;
  if (next?.nodeType !== 3) {
    const empty = comment.ownerDocument.createTextNode("");
    return comment.parentNode!.insertBefore(empty, next);
  }
  const text = next as Text;
  while (text.nextSibling?.nodeType === 3) {
    text.data += (text.nextSibling as Text).data;
    text.nextSibling.remove();
  }
  return text;
}

function misplaced(k: number, instance: Instance): never {
  misfit(instance.id + k);
}

/** A marker that does not fit what was found so far. */
function misfit(marker: string | number | undefined): never {
  throw new Error(`marker ${marker}`);
}
