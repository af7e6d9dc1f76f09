import { FLAG_PREVENT_DEFAULT, FLAG_STOP_PROPAGATION, FLAG_THROTTLE } from "../wire/numbers";
import type { Bound } from "../patch/page";
import { readFields } from "./fields";
import type { Edits } from "../dom/form";
import type { Pace } from "./pace";

/** What the delegate asks of the client. */
export interface Ground {
  /** The last patch applied. */
  applied(): number;
  /** While a patch is applied: the browser tells of focus that moves then, but nobody did it. */
  applying(): boolean;
  handlersOf(node: Node): readonly Bound[];
  readonly edits: Edits;
  /** Nobody has a handler for it. */
  unheard(event: Event): void;
}

/** The user is done with a control: what is held back goes now. */
const SETTLING = ["blur", "change", "submit"];

/** One listener on the document for each type of event that some template handles: elements need no wiring. Returns what adds a type. */
export function delegating(document: Document, ground: Ground, pace: Pace): (type: string) => void {
  const types = new Set<string>();

  /** Walks from the target to the root; an event that does not bubble stays at its target. */
  const hitsOf = (event: Event): Bound[] => {
    const hits: Bound[] = [];
    for (let node = event.target as Node | null; node; node = event.bubbles ? node.parentNode : null) {
      const bound = ground.handlersOf(node).filter(({ handler }) => handler.event === event.type);
      hits.push(...bound);
      if (bound.some(({ handler }) => handler.flags & FLAG_STOP_PROPAGATION)) break;
    }
    return hits;
  };

  const dispatch = (event: Event, { slot, handler, element }: Bound): void => {
    const { flags, wait } = handler;
    if (flags & FLAG_PREVENT_DEFAULT) event.preventDefault();
    const happening = {
      slot,
      element,
      fields: readFields(event, element, handler.fields),
      applied: ground.applied(),
      target: event.target as Element,
      type: event.type,
      paths: handler.fields,
    };
    if (!wait) pace.now(happening);
    else if (flags & FLAG_THROTTLE) pace.throttle(happening, wait);
    else pace.debounce(happening, wait);
  };

  const handle = (event: Event): void => {
    // What an input method composes is told when it is done.
    if (ground.applying() || (event as InputEvent).isComposing) return;
    // A form on its way is not sent again.
    if (event.type === "submit" && (event.target as Element).matches("[aria-busy=true]")) return event.preventDefault();
    if (SETTLING.includes(event.type)) pace.flush();
    if (event.type === "blur") ground.edits.left(event.target as Node);
    const hits = hitsOf(event);
    if (!hits.length) return ground.unheard(event);
    pace.flush(new Set(hits.map(hit => hit.slot)));
    for (const hit of hits) dispatch(event, hit);
  };

  const listen = (type: string): void => {
    if (types.has(type)) return;
    types.add(type);
    document.addEventListener(type, handle, { capture: true, passive: false });
  };

  SETTLING.forEach(listen);
  return listen;
}
