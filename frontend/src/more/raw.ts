import type { Slot } from "../patch/page";

interface Policy {
  createHTML(html: string): string;
}

let policy: Policy | undefined;

/** The server vouches for the markup (I-60). Where a page's policy requires types, it must allow the policy `lattice`. */
function trusted(html: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
  policy ??= trustedTypes?.createPolicy("lattice", { createHTML: text => text });
  return policy ? policy.createHTML(html) : html;
}

/**
 * Puts markup into an element, or in front of the comment that ends its place; scripts in it do not run, and the same
 * markup again changes nothing (I-61).
 */
export function setRaw({ instance: { nodes, classes }, index, spec: { node, sole } }: Slot, html: string): void {
  if (classes[index] === html) return;
  classes[index] = html;
  const place = nodes[node]!;
  const box = sole ? (place as Element) : place.ownerDocument!.createElement("div");
  box.innerHTML = trusted(html);
  if (sole) return;
  for (let at = place.previousSibling; at && !/^r\d*$/.test(at.nodeType === 8 ? (at as Comment).data : "");) {
    at.remove();
    at = place.previousSibling;
  }
  (place as Comment).before(...box.childNodes);
}
