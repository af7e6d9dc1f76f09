import type { Input } from "../session/inputs";
import type { Bound } from "../patch/page";
import { unmarkBusy } from "./marks";
import { fire } from "./restored";

const EDITING = ["input", "change"];

/** Knows which controls hold an edit that a patch may not overwrite (I-24). */
export interface Edits {
  /** Whether the control has an edit that the server did not know of when it had received that input. */
  edited(control: Node, received: number): boolean;
  /** An input was made: the edits that it carries are told. */
  told(input: Input): void;
  /** The user has left the control, or only the window: what no change has told of was taken back. */
  left(control: Node): void;
  /** Lets another control, built anew for the same slot, stand for one that is gone. */
  transfer(from: Node, to: Node): void;
}

export function editing(document: Document, handlersOf: (node: Node) => readonly Bound[]): Edits {
  /** The last input that told the server of an edit in a control. */
  const tellers = new WeakMap<Node, Input>();
  /** Controls with an edit that it was not told of since. */
  const untold = new WeakSet<Node>();
  /** Those where no handler reports it: whatever the user does next tells the server of it as well as it can be told. */
  const unreported = new Set<Node>();

  const isReported = (node: Node | null): boolean =>
    !!node && (handlersOf(node).some(({ handler }) => EDITING.includes(handler.event)) || isReported(node.parentNode));

  const note = (control: Node): void => {
    untold.add(control);
    if (!isReported(control)) unreported.add(control);
  };

  const edit = ({ target }: Event): void => {
    note(target as Node);
    unmarkBusy((target as HTMLInputElement).form);
  };

  const tell = (control: Node, input: Input): void => {
    if (untold.delete(control) || tellers.has(control)) tellers.set(control, input);
  };

  // A change only commits what input events have said already.
  document.addEventListener("input", edit, true);
  // What is being composed must not be overwritten either, and is an edit when it is done: not every browser says so.
  document.addEventListener("compositionstart", edit, true);
  document.addEventListener("compositionend", ({ target }) => fire(target!, "input"), true);

  return {
    edited: (control, received) => untold.has(control) || tellers.get(control)?.number! > received,
    told(input) {
      const { target, type } = input;
      for (const control of unreported) tell(control, input);
      unreported.clear();
      if (EDITING.includes(type)) tell(target, input);
      if (target.nodeName === "FORM") for (const control of (target as HTMLFormElement).elements) tell(control, input);
    },
    left(control) {
      // In a window that was left the control still has the focus.
      if (control !== document.activeElement && !unreported.has(control)) untold.delete(control);
    },
    transfer(from, to) {
      const teller = tellers.get(from);
      if (teller) tellers.set(to, teller);
      if (untold.has(from)) note(to);
    },
  };
}
