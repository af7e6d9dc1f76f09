import * as n from "../wire/numbers";
import type { Slot } from "../patch/page";

/** Whether a slot belongs to other scripts since the page was shown (I-85): content in an ignored element, or an ignored attribute. */
export function isIgnored({ instance, spec }: Slot): boolean {
  const node = instance.nodes[spec.node];
  const element = node?.nodeType === 1 ? (node as Element) : node?.parentElement;
  if (!element) return false;
  const within = spec.kind >= n.TOKEN_TEXT ? element : element.parentElement;
  if (within?.closest("[data-ignore~='*']")) return true;
  return spec.kind < n.TOKEN_TEXT && element.matches(`[data-ignore~='${attributeOf(spec.kind, spec.name)}']`);
}

function attributeOf(kind: number, name: string): string {
  if (kind === n.TOKEN_CLASS_HOLE) return "class";
  return kind === n.TOKEN_STYLE_HOLE ? "style" : name;
}
