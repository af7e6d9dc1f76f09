type Control = HTMLInputElement;

/** Sets something on an element without losing the selection in it (I-27): assigning a value moves the caret to its end. */
export function keepingSelection(element: Element, change: () => void): void {
  if (element.ownerDocument.activeElement !== element) return change();
  const restore = selectionOf(element as Control);
  change();
  restore();
}

/** Moves siblings before another one, or to the end. */
export type MoveNodes = (nodes: readonly Node[], parent: Node, before: Node | null) => void;

interface Mover {
  moveBefore?(node: Node, before: Node | null): void;
}

/**
 * Moves nodes so that focus, selection, scroll positions and media go on (I-27). What is not in the document has none of them;
 * a browser that can only take nodes out and put them in again has the part `moves`.
 */
export const moveNodes: MoveNodes = (nodes, parent, before) => {
  const move = (parent.isConnected && (parent as Mover).moveBefore) || parent.insertBefore;
  for (const node of nodes) move.call(parent, node, before);
};

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
