import * as n from "../wire/numbers";
import type { Hole, Instance, Page } from "./page";
import { adoptClasses } from "./slots";

/** Where the walk stands: in an instance, directly in a hole, or, without `up`, outside the page. */
interface Place {
  readonly instance?: Instance;
  readonly hole?: Hole;
  /** What holds the instances of the hole. */
  readonly parent?: Node;
  readonly up?: Place;
}

/** The letter of the marker of each content that is not sole, from TEXT on. */
const MARKS = "tthr";

/** Finds every instance and slot of the first HTML by its marker (I-30). Throws when one is missing or found twice (I-36). */
export function adopt(page: Page, body: Node): void {
  /** The end of markup whose inside is nothing to us (I-62). */
  let raw: Comment | undefined;

  const children = (parent: Node, place: Place): void => {
    let at = place;
    for (let node: Node | null = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 1) element(node as Element, at);
      else if (node.nodeType === 8) at = comment(node as Comment, at);
      if (raw) node = raw;
      raw = undefined;
    }
    if (at !== place) misfit(parent.nodeName);
  };

  const element = (element: Element, place: Place): void => {
    const opened = place.up && /^(\d+)\.(\d+)$/.exec(element.getAttribute("data-i") ?? "");
    const first = place.up && Number(element.getAttribute("data-l"));
    if (opened) {
      const instance = open(opened[1]!, opened[2]!, place, element);
      // The root's own slots, if it has any, are the first ones and begin at the prototype itself.
      const own = instance.template.paths[0]?.length === 0;
      const inside = { instance, up: place };
      content(element, own ? bindElement(instance, 0, element, inside) : inside);
    } else if (first) {
      const spec = place.instance?.template.slots[first - 1];
      if (!spec || (spec.kind >= n.TOKEN_TEXT && !spec.sole)) misfit(first);
      content(element, bindElement(place.instance!, spec.node, element, place));
    } else children(element, place);
  };

  const content = (element: Element, place: Place | undefined): void => {
    if (place) children(element, place);
  };

  /** Binds an element and says where its content stands; nowhere if it is markup. */
  const bindElement = (instance: Instance, node: number, element: Element, place: Place): Place | undefined => {
    bind(instance, node, element);
    if (!adoptClasses(instance, node, element)) misfit(instance.id);
    if (instance.template.slots.some(each => each.node === node && each.kind === n.TOKEN_RAW)) return undefined;
    const hole = instance.holes.find(each => each?.place === element);
    return hole ? { hole, parent: element, up: place } : place;
  };

  const comment = (comment: Comment, place: Place): Place => {
    const marker = /^(?:(i)(\d+)\.(\d+)|([thr])(\d+)(?:\.(\d+))?|(\/)[ihp])$/.exec(comment.data);
    const portal = place.up && /^p(\d+)\./.exec(comment.data);
    if (portal) return inPortal(Number(portal[1]), comment, place);
    if (!marker) return place;
    const [, opened, id, template, slot, k, offset, closed] = marker;
    if (!place.up) {
      if (slot !== "h" || k !== "0") return place;
      if (page.root) misfit(0);
      return inHole((page.root = { place: endOf(comment, "h"), sole: false, children: new Set() }), comment, place);
    }
    if (closed) {
      if ((place.instance?.end ?? place.hole!.place) !== comment) misfit(comment.data);
      return place.up;
    }
    if (opened) return { instance: open(id!, template!, place, comment), up: place };
    const { instance } = place;
    const spec = instance?.template.slots[Number(k) - 1];
    if (!spec || spec.sole || MARKS[spec.kind - n.TOKEN_TEXT] !== slot) return misfit(comment.data);
    if (slot === "h") {
      bind(instance!, spec.node, endOf(comment, "h"));
      return inHole(instance!.holes[Number(k) - 1]!, comment, place);
    }
    if (slot === "r") {
      bind(instance!, spec.node, (raw = endOf(comment, "r")));
      return place;
    }
    const text = textAfter(comment);
    bind(instance!, spec.node, offset ? text.splitText(Number(offset)) : text);
    return place;
  };

  /** I-66. */
  const inPortal = (id: number, comment: Comment, place: Place): Place => {
    const { instance, index, spec } = page.slot(id);
    if (place.hole !== page.root || spec.kind !== n.TOKEN_PORTAL) misfit(comment.data);
    bind(instance, spec.node, endOf(comment, "p"));
    return inHole(instance.holes[index]!, comment, place);
  };

  const inHole = (hole: Hole, comment: Comment, up: Place): Place => ({ hole, parent: comment.parentNode!, up });

  const open = (id: string, number: string, { hole, parent }: Place, start: Node): Instance => {
    const template = page.template(Number(number));
    const isElement = start.nodeType === 1;
    // A parser that puts an element elsewhere is found here.
    if (!hole || parent !== start.parentNode || template.plain !== isElement) misfit(id);
    return page.add(Number(id), template, hole, start, isElement ? start : endOf(start as Comment, "i"));
  };

  const bind = (instance: Instance, index: number, node: Node): void => {
    if (instance.nodes[index]) misfit(instance.id);
    page.bind(instance, index, node);
  };

  children(body, {});
  if (!page.root) misfit("h0");
  // I-35: what always changes must have been found.
  for (const { id, template, nodes } of page.instances())
    template.slots.forEach(({ node, kind }, index) => {
      if (!nodes[node] && kind !== n.TOKEN_ATTRIBUTE && kind !== n.TOKEN_TEXT) misfit(id + index + 1);
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

/** A marker that does not fit what was found so far. */
function misfit(marker: string | number): never {
  throw new Error(`marker ${marker}`);
}
