import type { Ask, Core, Part } from "./part";
import { editing, type Control, type Field } from "./texts/field";

const PROPERTY = "~value";
const EDIT = "lattice:edit";

/**
 * The optional part `texts` (P-45): fields whose text others edit as well (I-120). What the user types there is an event of
 * its own, `lattice:edit`, which the core sends like any other; what the server says is merged into the control.
 *
 * Edits are sent as they are made, so that their order among other events is that of the user; those made without a
 * connection are one, sent when there is one again.
 */
export function install(core: Core, ask: Ask): Part {
  const { document, CustomEvent } = core.window;
  const known = new WeakMap<Element, Field>();
  const shown = new Set<Element>();
  let edits = 0;
  /** While a patch is applied nothing is reported. */
  let patching = false;

  const isBound = (element: Element): boolean =>
    core
      .page()
      .handlersOf(element)
      .some(({ handler }) => handler.event === EDIT);

  const make = (element: Element): Field => {
    const field = editing(element as Control, {
      moved: change => void ask(part => part.textMoved?.(element, change)),
      carets: (told, unconfirmed, whole) => void ask(part => part.caretsTold?.(element, told, unconfirmed, whole)),
    });
    known.set(element, field);
    shown.add(element);
    return field;
  };

  const fieldOf = (target: EventTarget | null): Field | undefined => {
    const element = target as Element;
    return known.get(element) ?? (isBound(element) ? make(element) : undefined);
  };

  const send = (element: Element, field: Field): void => {
    if (patching || core.connection.state() !== "live" || !isBound(element)) return;
    const detail = field.send(edits + 1);
    if (!detail) return;
    edits++;
    element.dispatchEvent(new CustomEvent(EDIT, { detail }));
  };

  const sendAll = (): void => {
    for (const element of shown) {
      if (element.isConnected) send(element, known.get(element)!);
      else shown.delete(element);
    }
  };

  const listen = (type: string, action: (field: Field, event: Event) => void): void =>
    document.addEventListener(
      type,
      event => {
        const field = fieldOf(event.target);
        if (!field) return;
        action(field, event);
        send(event.target as Element, field);
      },
      true,
    );

  listen("input", field => field.sync());
  listen("compositionstart", field => field.composing(true));
  listen("compositionend", field => field.composing(false));
  // What was typed before there was a script.
  for (const element of document.querySelectorAll("input,textarea")) fieldOf(element)?.sync();
  sendAll();

  return {
    property(element, name, value) {
      if (name !== PROPERTY) return false;
      (known.get(element) ?? make(element)).receive(String(value));
      return true;
    },

    goOn(from, to) {
      const field = known.get(from);
      const next = to && known.get(to);
      if (!field || !next || field === next) return !!field;
      field.goOn(next);
      send(to, next);
      return true;
    },

    textBase: element => known.get(element)?.base(),

    clearing: () => shown.forEach(element => known.get(element)!.leave()),
    patching: () => void (patching = true),
    patched() {
      patching = false;
      sendAll();
    },
    welcomed: sendAll,
  };
}
