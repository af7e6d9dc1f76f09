import { FLAG_PREVENT_DEFAULT, FLAG_STOP_PROPAGATION, FLAG_THROTTLE } from "../wire/numbers";
import type { Happening } from "../session/inputs";
import type { Bound } from "../patch/page";
import { readFields } from "./fields";
import type { Pace } from "./pace";

/** What the delegate asks of the client. */
export interface Ground {
  /** The last patch applied. */
  readonly applied: number;
  /** While a patch is applied: the browser tells of focus that moves then, but nobody did it. */
  readonly applying: boolean;
  handlersOf(node: Node): readonly Bound[] | undefined;
}

interface Hit extends Bound {
  readonly element: Element;
}

/** The user is done with a control: what is held back goes now. */
const SETTLING = ["blur", "change", "submit"];

/** One listener on the document for each type of event that some template handles: elements need no wiring. */
export class Delegate {
  readonly #types = new Set<string>();
  readonly #document: Document;
  readonly #ground: Ground;
  readonly #pace: Pace;

  constructor(document: Document, ground: Ground, pace: Pace) {
    this.#document = document;
    this.#ground = ground;
    this.#pace = pace;
    SETTLING.forEach(type => this.listen(type));
  }

  listen(type: string): void {
    if (this.#types.has(type)) return;
    this.#types.add(type);
    this.#document.addEventListener(type, event => this.#handle(event), { capture: true, passive: false });
  }

  #handle(event: Event): void {
    if (this.#ground.applying) return;
    if (SETTLING.includes(event.type)) this.#pace.flush();
    const hits = this.#hits(event);
    if (!hits.length) return;
    this.#pace.flush(new Set(hits.map(hit => hit.slot)));
    for (const hit of hits) this.#dispatch(event, hit);
  }

  /** Walks from the target to the root; an event that does not bubble stays at its target. */
  #hits(event: Event): Hit[] {
    const hits: Hit[] = [];
    for (let node = event.target as Node | null; node; node = event.bubbles ? node.parentNode : null) {
      const bound = this.#ground.handlersOf(node)?.filter(({ handler }) => handler.event === event.type) ?? [];
      for (const each of bound) hits.push({ ...each, element: node as Element });
      if (bound.some(({ handler }) => handler.flags & FLAG_STOP_PROPAGATION)) break;
    }
    return hits;
  }

  #dispatch(event: Event, { slot, handler, element }: Hit): void {
    if (handler.flags & FLAG_PREVENT_DEFAULT) event.preventDefault();
    const happening: Happening = {
      slot,
      element,
      fields: readFields(event, element, handler.fields),
      applied: this.#ground.applied,
      target: event.target as Element,
      type: event.type,
    };
    if (!handler.wait) this.#pace.now(happening);
    else if (handler.flags & FLAG_THROTTLE) this.#pace.throttle(happening, handler.wait);
    else this.#pace.debounce(happening, handler.wait);
  }
}
