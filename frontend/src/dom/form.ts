import type { Input } from "../session/inputs";
import type { Bound } from "../patch/page";
import { unmarkBusy } from "./marks";
import { fire } from "./restored";

interface Edit {
  /** The input that told the server of it; absent: it was not told yet. */
  input: Input | undefined;
}

const EDITING = ["input", "change"];

/** Knows which controls hold an edit that a patch may not overwrite (I-24). */
export interface Edits {
  /** Whether the control has an edit that the server did not know of when it had received that input. */
  edited(control: Node, received: number): boolean;
  /** An input was made: the edits that it carries are told. */
  told(input: Input): void;
  /** Lets another control, built anew for the same slot, stand for one that is gone. */
  transfer(from: Node, to: Node): void;
}

export function editing(document: Document, handlersOf: (node: Node) => readonly Bound[]): Edits {
  const edits = new WeakMap<Node, Edit>();
  /** Edits that no handler reports: whatever the user does next tells the server of them as well as it can be told. */
  const unreported = new Set<Edit>();

  const isReported = (control: Node): boolean => {
    for (let node: Node | null = control; node; node = node.parentNode) {
      if (handlersOf(node).some(({ handler }) => EDITING.includes(handler.event))) return true;
    }
    return false;
  };

  const note = ({ target }: Event): void => {
    const edit: Edit = { input: undefined };
    edits.set(target as Node, edit);
    if (!isReported(target as Node)) unreported.add(edit);
    unmarkBusy((target as HTMLInputElement).form);
  };

  const tell = (control: Node, input: Input): void => {
    const edit = edits.get(control);
    if (edit) edit.input = input;
  };

  // A change only commits what input events have said already.
  document.addEventListener("input", note, true);
  // What is being composed must not be overwritten either, and is an edit when it is done: not every browser says so.
  document.addEventListener("compositionstart", note, true);
  document.addEventListener("compositionend", ({ target }) => fire(target!, "input"), true);

  return {
    edited(control, received) {
      const edit = edits.get(control);
      // Without a number it was not told: nothing is at most what was received.
      return !!edit && !(edit.input?.number! <= received);
    },
    told(input) {
      const { target, type } = input;
      for (const edit of unreported) edit.input = input;
      unreported.clear();
      if (EDITING.includes(type)) tell(target, input);
      if (target.nodeName === "FORM") for (const control of (target as HTMLFormElement).elements) tell(control, input);
    },
    transfer(from, to) {
      const edit = edits.get(from);
      if (edit) edits.set(to, edit);
    },
  };
}
