import type { Input } from "../session/inputs";
import type { Bound } from "../patch/page";

interface Edit {
  /** The input that told the server of it; absent: it was not told yet. */
  input: Input | undefined;
}

const EDITING = ["input", "change"];

/** Knows which controls hold an edit that a patch may not overwrite (I-24). */
export class Edits {
  readonly #edits = new WeakMap<Node, Edit>();
  /** Edits that no handler reports: whatever the user does next tells the server of them as well as it can be told. */
  readonly #unreported = new Set<Edit>();
  readonly #handlersOf: (node: Node) => readonly Bound[] | undefined;

  constructor(document: Document, handlersOf: (node: Node) => readonly Bound[] | undefined) {
    this.#handlersOf = handlersOf;
    // A change only commits what input events have said already.
    document.addEventListener("input", event => this.#note(event.target as Node), true);
  }

  /** Whether the control has an edit that the server did not know of when it had received that input. */
  edited(control: Node, received: number): boolean {
    const edit = this.#edits.get(control);
    return edit !== undefined && (edit.input === undefined || edit.input.number > received);
  }

  /** An input was made: the edits that it carries are told. */
  told(input: Input): void {
    for (const edit of this.#unreported) edit.input = input;
    this.#unreported.clear();
    if (EDITING.includes(input.type)) this.#tell(input.target, input);
    if (input.target.nodeName !== "FORM") return;
    for (const control of (input.target as HTMLFormElement).elements) this.#tell(control, input);
  }

  /** Lets another control, built anew for the same slot, stand for one that is gone. */
  transfer(from: Node, to: Node): void {
    const edit = this.#edits.get(from);
    if (edit) this.#edits.set(to, edit);
  }

  #note(control: Node): void {
    const edit: Edit = { input: undefined };
    this.#edits.set(control, edit);
    if (!this.#reported(control)) this.#unreported.add(edit);
  }

  #tell(control: Node, input: Input): void {
    const edit = this.#edits.get(control);
    if (edit) edit.input = input;
  }

  #reported(control: Node): boolean {
    for (let node: Node | null = control; node; node = node.parentNode) {
      if (this.#handlersOf(node)?.some(({ handler }) => EDITING.includes(handler.event))) return true;
    }
    return false;
  }
}
