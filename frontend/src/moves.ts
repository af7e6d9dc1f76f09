import type { Core, Part } from "./part";
import { selectionOf } from "./dom/focus";

/**
 * The optional part `moves` (P-45), which browsers without `moveBefore` ask for: a node that is taken out and put in again loses focus,
 * selection and scroll positions, so they are remembered and given back (I-27).
 */
export function install(core: Core): Part {
  const { document } = core.window;
  const put = core.moveNodes;
  /** To ask every moved element for its position would lay out the page at each move. */
  const scrolled = new Set<Element>();

  const note = (element: Element): void => {
    if (element.scrollTop || element.scrollLeft) scrolled.add(element);
  };

  const scrollsWithin = (nodes: readonly Node[]): (() => void)[] => {
    const restore: (() => void)[] = [];
    for (const element of scrolled) {
      if (!element.isConnected) scrolled.delete(element);
      if (!nodes.some(node => node.contains(element))) continue;
      const { scrollTop, scrollLeft } = element;
      restore.push(() => {
        element.scrollTop = scrollTop;
        element.scrollLeft = scrollLeft;
      });
    }
    return restore;
  };

  const focusWithin = (nodes: readonly Node[]): (() => void) => {
    const focused = document.activeElement as HTMLInputElement | null;
    if (!focused || !nodes.some(node => node.contains(focused))) return () => {};
    const restore = selectionOf(focused);
    return () => {
      focused.focus({ preventScroll: true });
      restore();
    };
  };

  document.querySelectorAll("*").forEach(note);
  document.addEventListener("scroll", ({ target }) => target !== document && note(target as Element), {
    capture: true,
    passive: true,
  });

  core.moveNodes = (nodes, parent, before) => {
    const restore = [...scrollsWithin(nodes), focusWithin(nodes)];
    put(nodes, parent, before);
    for (const each of restore) each();
  };
  return {};
}
