import { moveNodes } from "../dom/focus";
import type { Hole, Page } from "./page";

/**
 * Puts a portal where it has to stand (I-65): at the end of the element with that id, else at the end of the page. One that
 * stands there already is not moved.
 */
export function placePortal(page: Page, { place }: Hole, id: number, target: string): void {
  const document = place.ownerDocument!;
  const end = page.root!.place;
  const element = target ? document.getElementById(target) : null;
  const parent = element ?? end.parentNode!;
  const before = element ? null : end;
  if (!place.parentNode) {
    parent.insertBefore(document.createComment("p" + id), before);
    parent.insertBefore(place, before);
  } else if (place.parentNode !== parent) moveNodes(rangeOfPortal(place as Comment), parent, before);
}

export function removePortal({ place }: Hole): void {
  if (place.parentNode) for (const node of rangeOfPortal(place as Comment)) (node as ChildNode).remove();
}

/** Removes the portals of a page that is to be built anew, wherever they stand. */
export function removePortals(body: Node): void {
  const comments = body.ownerDocument!.createTreeWalker(body, 128 /* comments */);
  const ends: Comment[] = [];
  while (comments.nextNode())
    if ((comments.currentNode as Comment).data === "/p") ends.push(comments.currentNode as Comment);
  for (const place of ends) removePortal({ place, sole: false, children: new Set() });
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
