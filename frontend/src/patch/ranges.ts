import type { Hole, Instance } from "./page";

/** The element in which a hole's instances stand. */
export function parentOf(hole: Hole): Node {
  return hole.sole ? hole.place : hole.place.parentNode!;
}

/** The nodes of an instance, and what others have put between them. */
export function rangeOf({ start, end }: Instance): Node[] {
  const nodes = [start];
  // Where the end is gone, since others took it away, this throws: the page must be said again (I-26).
  for (let node = start; node !== end; nodes.push(node)) node = node.nextSibling!;
  return nodes;
}
