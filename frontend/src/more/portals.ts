import * as n from "../wire/numbers";
import type { Core } from "../part";
import type { Hole, Slot } from "../patch/page";

/** Puts portals where they have to stand (I-65 to I-67). */
export interface Portals {
  /** The slot's value is the id of an element, or empty. */
  set(slot: Slot, target: string): void;
  /** Places the portals that were set since the last time. */
  settle(): void;
  remove(portal: Hole): void;
  /** Removes all portals of a page that is to be built anew, wherever they stand. */
  removeAll(): void;
}

export function portals(core: Core): Portals {
  const { page } = core;
  const { document } = core.window;
  /** Where portals go, once all elements are there. */
  const pending = new Map<Hole, string>();

  const put = ({ place }: Hole, parent: Node, before: Node | null): void => {
    if (place.parentNode === parent) return;
    const nodes = rangeOfPortal(place as Comment);
    // A browser moves only what is in the document already.
    if (place.isConnected) core.moveNodes(nodes, parent, before);
    else for (const node of nodes) parent.insertBefore(node, before);
  };

  const settle = (): void => {
    if (!pending.size) return;
    const end = page().root!.place;
    const body = end.parentNode!;
    // All are in the page first: one may be the target of another.
    for (const hole of pending.keys()) if (!hole.place.isConnected) put(hole, body, end);
    for (const [hole, target] of pending) {
      const element = target ? document.getElementById(target) : null;
      if (element) put(hole, element, null);
      else put(hole, body, end);
    }
    pending.clear();
  };

  const remove = (portal: Hole): void => {
    pending.delete(portal);
    const { place } = portal;
    if (isEnd(place)) for (const node of rangeOfPortal(place)) (node as ChildNode).remove();
  };

  // Those of the first HTML stand at the end of the page, and say where they belong (I-66).
  for (const { template, holes } of page().instances.values())
    template.slots.forEach(({ kind }, index) => {
      if (kind !== n.TOKEN_PORTAL) return;
      const hole = holes[index]!;
      const { data } = rangeOfPortal(hole.place as Comment)[0] as Comment;
      pending.set(hole, data.slice(data.indexOf(".") + 1));
    });
  settle();

  return {
    set({ instance, index }, target) {
      if (!isEnd(instance.holes[index]!.place)) {
        const start = document.createComment(`p${instance.id + index + 1}`);
        const place = document.createComment("/p");
        // Until it is placed, what the patch puts into it stands here.
        document.createDocumentFragment().append(start, place);
        instance.holes[index] = { place, sole: false, instances: new Set() };
      }
      pending.set(instance.holes[index]!, target);
    },
    settle,
    remove,
    removeAll() {
      const comments = document.createTreeWalker(document.body, 128 /* comments */);
      const ends: Comment[] = [];
      while (comments.nextNode()) if (isEnd(comments.currentNode)) ends.push(comments.currentNode);
      for (const place of ends) remove({ place, sole: false, instances: new Set() });
      pending.clear();
    },
  };
}

function isEnd(node: Node): node is Comment {
  return (node as Comment).data === "/p";
}

/** From the comment that opens it to the one that ends it. */
function rangeOfPortal(end: Comment): Node[] {
  const nodes: Node[] = [end];
  for (let at = end.previousSibling; at; at = at.previousSibling) {
    nodes.unshift(at);
    if (at.nodeType === 8 && /^p\d/.test((at as Comment).data)) return nodes;
  }
  return [end];
}
