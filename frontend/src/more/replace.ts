import * as n from "../wire/numbers";
import type { Core } from "../part";
import type { Value } from "../wire/smile";
import type { Cursor } from "../wire/cursor";
import type { Builder } from "../patch/apply";
import type { Hole } from "../patch/page";
import { parentOf, rangeOf } from "../patch/ranges";
import type { SlotSpec } from "../patch/templates";

/**
 * Puts a new instance in the place of one, and keeps nodes of that (I-50 to I-53).
 *
 * The operands give slots of the old instance: one for each element and text of the new one that has slots, then one for
 * each hole; 0 for none. Then come the new values. The nodes of the draft show how the kept ones, their twins, have to
 * stand. In the end goes what only the old slots have put there.
 */
export function replace(
  { moveNodes }: Core,
  operands: Cursor,
  { page, instantiate, valuesOf, fill, set }: Builder,
): void {
  const from = (): number => operands.integer();
  const old = page.instance(from());
  const { instance, content } = instantiate(page.template(from()), from(), old.hole);
  const { plain, slots } = instance.template;
  const drafted = [...instance.nodes] as Node[];
  const outer = parentOf(old.hole);
  const twins = new Map<Node, Node>();
  const real = (node: Node): Node => twins.get(node) ?? node;

  /** Elements around two that are the same are the same, too, if they can be. */
  const pair = (node: Node | null, twin: Node | null | undefined): void => {
    while (node && twin && twin !== outer && node.nodeName === twin.nodeName && !twins.has(node)) {
      twins.set(node, twin);
      [node, twin] = [node.parentNode, twin.parentNode];
    }
  };
  slots.forEach((spec, index) => {
    const slot = beginsNode(slots, index) && from();
    if (slot) pair(drafted[spec.node]!, old.nodes[page.slot(old.id + slot).spec.node]);
  });
  const holes = new Map<Node, Hole>();
  /** New index, old index. */
  const portals: [number, number, Hole][] = [];
  slots.forEach((spec, index) => {
    const slot = (spec.kind === n.TOKEN_HOLE || spec.kind === n.TOKEN_PORTAL) && from();
    if (!slot) return;
    const hole = page.hole(old.id + slot);
    if (spec.kind === n.TOKEN_PORTAL) return void portals.push([index, slot - 1, hole]);
    const place = drafted[spec.node]!;
    holes.set(place, hole);
    pair(spec.sole ? place : place.parentNode, parentOf(hole));
  });
  const values = valuesOf(instance.template);
  fill(instance, values, 0);

  const stale = rangeOf(old);
  const stay = new Set(twins.values());
  for (const hole of holes.values()) for (const node of contentOf(hole)) stay.add(node);
  const placed = new Set<Node>();
  const settle = (parent: Node, nodes: readonly Node[], before: Node | null, sole?: Hole): void => {
    const put = (node: Node): void => {
      let at = before ? before.previousSibling : parent.lastChild;
      while (at && stay.has(node) && !stay.has(at)) at = at.previousSibling;
      if (at !== node) stay.has(node) ? moveNodes([node], parent, before) : parent.insertBefore(node, before);
      placed.add((before = node));
    };
    contentOf(sole).forEach(put);
    for (const node of [...nodes].reverse()) {
      if (twins.has(node)) (node as ChildNode).remove();
      put(real(node));
      if (node.nodeType === 8) contentOf(holes.get(node)).forEach(put);
    }
    for (const node of nodes) if (node.nodeType === 1) settle(real(node), [...node.childNodes], null, holes.get(node));
  };
  settle(outer, plain ? [content] : [...content.childNodes], old.end.nextSibling);
  for (const twin of twins.values()) stale.push(...twin.childNodes);
  for (const node of stale) if (!placed.has(node)) (node as ChildNode).remove();

  instance.start = real(instance.start);
  instance.end = real(instance.end);
  for (const node of [...twins.values(), ...drafted]) page.unbind(node);
  drafted.forEach((node, index) => page.bind(instance, index, real(node)));
  slots.forEach((spec, index) => {
    const hole = spec.kind === n.TOKEN_HOLE && holes.get(drafted[spec.node]!);
    if (!hole) return;
    const now = instance.holes[index]!;
    for (const child of hole.instances) now.instances.add(((child.hole = now), child));
    hole.instances.clear();
  });
  old.template.slots.forEach((spec, index) => {
    const node = old.nodes[spec.node]!;
    const what = sign(spec);
    if (!what || !stay.has(node)) return;
    // Classes add up, so each instance takes its own away.
    if (what !== "class" && slots.some(now => real(drafted[now.node]!) === node && sign(now) === what)) return;
    set({ instance: old, index, spec }, noValue(spec, node));
  });
  for (const [now, before, hole] of portals) {
    delete old.holes[before];
    instance.holes[now] = hole;
  }
  page.forget(old);
  for (const phase of [0, 1]) fill(instance, values, phase);
}

/** Whether a slot is the first one of an element, or of a text that is not sole (I-51). */
function beginsNode(slots: readonly SlotSpec[], index: number): boolean {
  const { kind, node, sole } = slots[index]!;
  return slots[index - 1]?.node !== node && (kind < n.TOKEN_HOLE || sole);
}

/** What a slot has put on its element, which goes unless the element's new slots put it there again. */
function sign(spec: SlotSpec): string | undefined {
  switch (spec.kind) {
    case n.TOKEN_ATTRIBUTE:
    case n.TOKEN_ATTRIBUTE_HOLE:
    case n.TOKEN_BOOLEAN_HOLE:
      return spec.name;
    case n.TOKEN_STYLE_HOLE:
      return ":" + spec.name;
    case n.TOKEN_CLASS_HOLE:
      return "class";
    case n.TOKEN_PROPERTY_HOLE:
      return "." + spec.name;
    default:
      return undefined;
  }
}

function noValue({ kind, name }: SlotSpec, node: Node): Value {
  if (kind === n.TOKEN_BOOLEAN_HOLE) return false;
  if (kind !== n.TOKEN_PROPERTY_HOLE) return null;
  // As the first HTML has it (I-37).
  (node as Element).removeAttribute(name);
  const properties = node as unknown as Record<string, Value | undefined>;
  return properties[name === "checked" ? "defaultChecked" : "defaultValue"] ?? properties[name] ?? null;
}

/** The nodes of a hole's instances, the last one first. */
function contentOf(hole: Hole | undefined): Node[] {
  const instances = [...(hole?.instances ?? [])];
  instances.sort((one, other) => (one.start.compareDocumentPosition(other.start) & 4 /* following */ ? -1 : 1));
  return instances.flatMap(rangeOf).reverse();
}
