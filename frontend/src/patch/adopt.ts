import * as n from "../wire/numbers";
import { endOf, misfit } from "./markers";
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

/** What a comment marks: an instance, a slot of the instance around it, a portal, or the end of one of them. */
const MARKER = /^(?:([thr]|i(?=\d+\.\d+$)|p(?=\d+\.))(\d+)(?:\.(.*))?|\/[ihp])$/;
/** The letter of the marker of each content that is not sole, from TEXT on. */
const MARKS = "tthrp";

/** Finds every instance and slot of the first HTML by its marker (I-30). Throws when one is missing or found twice (I-36). */
export function adopt(page: Page, body: Node): void {
  /** The end of markup whose inside is nothing to us (I-62). */
  let raw: Node | undefined;

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
    const first = place.up && +element.getAttribute("data-l")!;
    if (opened) {
      const instance = open(+opened[1]!, +opened[2]!, place, element);
      const inside = { instance, up: place };
      // The root's own slots, if it has any, are the first ones and begin at the prototype itself.
      if (instance.template.paths[0]?.length === 0) content(instance, 0, element, inside);
      else children(element, inside);
    } else if (first) {
      const { instance } = place;
      const spec = instance?.template.slots[first - 1];
      if (!spec || (spec.kind >= n.TOKEN_TEXT && !spec.sole)) misfit(first);
      content(instance!, spec.node, element, place);
    } else children(element, place);
  };

  /** Binds an element, and goes on with its content unless that is markup. */
  const content = (instance: Instance, node: number, element: Element, place: Place): void => {
    bind(instance, node, element);
    if (!adoptClasses(instance, node, element)) misfit(instance.id);
    if (instance.template.slots.some(each => each.node === node && each.kind === n.TOKEN_RAW)) return;
    const hole = instance.holes.find(each => each?.place === element);
    children(element, hole ? { hole, parent: element, up: place } : place);
  };

  const comment = (comment: Comment, place: Place): Place => {
    const { data } = comment;
    const [marker, letter, number, detail] = MARKER.exec(data) ?? [];
    const { instance, up } = place;
    const inHole = (hole: Hole): Place => ({ hole, parent: comment.parentNode!, up: place });
    if (!up) {
      if (data !== "h0") return place;
      if (page.root) misfit(data);
      return inHole((page.root = { place: endOf(comment, "h"), sole: false, instances: new Set() }));
    }
    if (!marker) return place;
    if (!letter) {
      if ((instance?.end ?? place.hole!.place) !== comment) misfit(data);
      return up;
    }
    if (letter === "i") return { instance: open(+number!, +detail!, place, comment), up: place };
    // A portal stands at the end of the page, and says its id (I-66).
    const id = letter === "p" && place.hole === page.root ? +number! : instance!.id + +number!;
    const { instance: owner, index, spec } = page.slot(id);
    if (spec.sole || MARKS[spec.kind - n.TOKEN_TEXT] !== letter) misfit(data);
    const text = letter === "t" && textAfter(comment);
    const node = text ? (detail ? text.splitText(+detail) : text) : endOf(comment, letter);
    bind(owner, spec.node, node);
    if (letter === "r") raw = node;
    const hole = owner.holes[index];
    return hole ? inHole(hole) : place;
  };

  const open = (id: number, number: number, { hole, parent }: Place, start: Node): Instance => {
    const template = page.template(number);
    const isElement = start.nodeType === 1;
    // A parser that puts an element elsewhere is found here.
    if (!hole || parent !== start.parentNode || template.plain !== isElement) misfit(id);
    return page.add(id, template, hole, start, isElement ? start : endOf(start as Comment, "i"));
  };

  const bind = (instance: Instance, index: number, node: Node): void => {
    if (instance.nodes[index]) misfit(instance.id);
    page.bind(instance, index, node);
  };

  children(body, {});
  if (!page.root) misfit("h0");
  // I-35: what always changes must have been found.
  for (const { id, template, nodes } of page.instances.values())
    template.slots.forEach(({ node, kind }, index) => {
      if (!nodes[node] && kind !== n.TOKEN_ATTRIBUTE && kind !== n.TOKEN_TEXT) misfit(id + index + 1);
    });
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
