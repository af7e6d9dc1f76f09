import { UnknownFault } from "../wire/fault";
import type { Hole, Instance } from "./page";

/** The element in which a hole's instances stand. */
export function parentOf(hole: Hole): Node {
  return hole.sole ? hole.place : hole.place.parentNode!;
}

/** The nodes of an instance, and what others have put between them. */
export function rangeOf({ id, start, end }: Instance): Node[] {
  const nodes = [start];
  for (let node = start; node !== end; nodes.push(node)) {
    const next = node.nextSibling;
    if (!next) throw new UnknownFault(`Instance ${id} is no longer whole`);
    node = next;
  }
  return nodes;
}
