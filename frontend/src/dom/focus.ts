type Control = HTMLInputElement;

/** Sets something on an element without losing the selection in it (I-27): assigning a value moves the caret to its end. */
export function keepingSelection(element: Element, change: () => void): void {
  if (element.ownerDocument.activeElement !== element) return change();
  const restore = selectionOf(element as Control);
  change();
  restore();
}

/** Moves siblings before another one, or to the end, keeping focus, selection and scroll positions (I-27). */
export function moveNodes(nodes: readonly Node[], parent: Node, before: Node | null): void {
  const mover = parent as Node & { moveBefore?: (node: Node, before: Node | null) => void };
  if (mover.moveBefore && parent.isConnected) {
    for (const node of nodes) mover.moveBefore(node, before);
    return;
  }
  const restore = [...scrollsWithin(nodes), focusWithin(nodes)];
  for (const node of nodes) parent.insertBefore(node, before);
  for (const each of restore) each();
}

/** Elements that have scrolled: to ask every moved element for its position would lay out the page at each move. */
const scrolled = new Set<Element>();

export function watchScrolls(document: Document): void {
  const note = (event: Event): void => {
    if (event.target !== document) scrolled.add(event.target as Element);
  };
  document.addEventListener("scroll", note, { capture: true, passive: true });
}

function scrollsWithin(nodes: readonly Node[]): (() => void)[] {
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
}

function focusWithin(nodes: readonly Node[]): () => void {
  const focused = nodes[0]?.ownerDocument?.activeElement as Control | null | undefined;
  if (!focused || !nodes.some(node => node.contains(focused))) return () => {};
  const restore = selectionOf(focused);
  return () => {
    focused.focus({ preventScroll: true });
    restore();
  };
}

/** Remembers the selection of a text control. Other controls have none: they answer null or throw. */
export function selectionOf(control: Control): (target?: Control) => void {
  try {
    const { selectionStart, selectionEnd, selectionDirection } = control;
    if (selectionStart === null || selectionStart === undefined) return () => {};
    return (target = control) => target.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? "none");
  } catch {
    return () => {};
  }
}
