import type { Ask, Core, Part, Remains } from "./part";
import type { Input } from "./session/inputs";
import * as n from "./wire/numbers";
import { selectionOf } from "./dom/focus";
import { fire } from "./dom/restored";
import { controlsOf, CONTROLS, isKept, keyOf, show, shownBy } from "./recovery/controls";
import { looking, type Looks, type Place } from "./recovery/looks";
import { clearPage, keepControls } from "./recovery/rebuild";
import { showing } from "./recovery/status";

/** An element, to be found in the page that comes. */
interface Trace {
  readonly key: string | undefined;
  readonly place: Place | undefined;
}

interface Field extends Trace {
  readonly old: Element;
  readonly shown: string;
  /** Whether the state that the new page began with holds it. */
  readonly known: boolean;
}

interface Deed {
  readonly input: Input;
  readonly element: Trace;
  readonly target: Trace;
}

/** What happened in a page that was not adopted (P-88). */
interface Echo {
  readonly event: Event;
  readonly at: Trace;
}

interface Focus extends Trace {
  readonly select: (target?: HTMLInputElement) => void;
}

const EDITING = /^(input|change)$/;
/** What a control tells that merges by itself (I-120). */
const MERGED = "lattice:edit";
/** Where the user was in it; it is told again by itself (I-136). */
const CARET = "lattice:caret";
/** What comes of a control when it is brought back. */
const OF_CONTROLS = [MERGED, CARET, "input", "change"];

/**
 * The optional part `recovery` (P-45): makes a page anew (I-11), and brings back what was typed and done, but is not in the
 * state with which it was made (P-83).
 *
 * What stands in the old page is noted just before that goes; in the new one all places are looked for before anything is
 * changed there.
 */
export function install(core: Core, ask: Ask): Part {
  const { window, edits } = core;
  const { document } = window;
  /** What is to be brought back once the patch is applied. */
  let pending: Remains | undefined;
  let fields: Field[] = [];
  let deeds: Deed[] = [];
  let echoes: Echo[] = [];
  let focus: Focus | undefined;
  /** Controls whose edits are to be told when the page stands: a browser tells no change of what a script has put there. */
  let untold: Element[] = [];
  const status = showing(document);
  status(core.connection.state());

  /** Whether what was typed in a control is brought back by another part. */
  const merges = (control: Element): boolean => ask(part => part.goOn?.(control));

  const selecting = (element: Element): Focus["select"] =>
    merges(element) ? () => {} : selectionOf(element as HTMLInputElement);

  const trace = (element: Element, looks: Looks): Trace => {
    const key = element.matches(CONTROLS) ? keyOf(element) : undefined;
    return { key, place: key ? undefined : looks.placeOf(element) };
  };

  const note = ({ mode, left, received }: Remains): void => {
    const restored = mode === n.MODE_RESTORED;
    const looks = looking(document);
    fields = [...document.querySelectorAll(CONTROLS)]
      .filter(control => merges(control) || (edits.edited(control, -1) && isKept(control)))
      .map(old => ({
        ...trace(old, looks),
        old,
        shown: shownBy(old),
        known: restored && !edits.edited(old, received),
      }));
    const there = restored
      ? left.filter(({ slot, target, type }) => slot && target.isConnected && type !== MERGED && type !== CARET)
      : [];
    deeds = there.map(input => ({ input, element: placed(input.element, looks), target: placed(input.target, looks) }));
    echoes = core.unheard
      .splice(0)
      .filter(({ target, type }) => (target as Node).isConnected && target !== document && !OF_CONTROLS.includes(type))
      .map(event => ({ event, at: placed(((event as SubmitEvent).submitter ?? event.target) as Element, looks) }));
    const { activeElement } = document;
    focus = undefined;
    if (activeElement && activeElement !== document.body)
      focus = { ...trace(activeElement, looks), select: selecting(activeElement) };
  };

  /** For what was done the surroundings count, even if it has a name. */
  const placed = (element: Element, looks: Looks): Trace => ({ key: undefined, place: looks.placeOf(element) });

  const finding = (): ((trace: Trace) => Element | undefined) => {
    const controls = controlsOf(document);
    const looks = looking(document);
    return ({ key, place }) => (key ? (controls.get(key) ?? undefined) : place && looks.find(place));
  };

  /** Makes an input again; false: the element does not hear of that any more. */
  const again = ({ slot: _slot, ...input }: Input, element?: Element, target?: Element): boolean => {
    const bound = element && core.page().handlersOf(element);
    const same = bound?.find(
      ({ handler }) => handler.event === input.type && handler.fields.join() === input.paths?.join(),
    );
    if (same && target) core.happen({ ...input, slot: same.slot, element: element!, target });
    return !!same && !!target;
  };

  /** Lets an event happen once more. What the browser does then it has done, but for a form, which was kept from it. */
  const echo = (event: Event, target: Element): void => {
    if (event.type === "submit") {
      if (target.nodeName === "FORM") (target as HTMLFormElement).requestSubmit();
      else (target as HTMLButtonElement).form?.requestSubmit(target as HTMLElement);
      return;
    }
    // Of its own class it would choose, follow or send something again.
    const copy = new window.Event(event.type, event) as Event & Record<string, unknown>;
    for (const name in event) if (!(name in copy)) copy[name] = event[name as keyof Event];
    copy.preventDefault();
    target.dispatchEvent(copy);
  };

  const report = (control: Element): void => {
    fire(control, "input");
    fire(control, "change");
  };

  const bringBack = ({ left, known: unseen }: Remains): void => {
    const find = finding();
    const found = fields.map(field => ({ ...field, now: find(field) }));
    const done = deeds.map(deed => ({ ...deed, on: find(deed.element), at: find(deed.target) }));
    const heard = echoes.map(({ event, at }) => ({ event, target: find(at) }));
    const focused = focus && find(focus);
    const kept = new Set<Input>();
    /** Old controls that stand in the new page. */
    const there = new Set<Element>();
    /** What the state does not hold is told behind what was done before it. */
    const late: (() => void)[] = [];
    for (const { old, now, shown, known } of found) {
      if (!now) continue;
      there.add(old);
      if (ask(part => part.goOn?.(old, now))) continue;
      if (known) {
        // Of what the page did not see made, the state may hold something newer.
        if (!unseen.length && show(now, shown, old)) report(now);
        continue;
      }
      const changed = show(now, shown, old);
      edits.transfer(old, now);
      const untold = edits.edited(now, Infinity);
      late.push(() => {
        const repeated = [...kept].some(({ target, type }) => target === old && EDITING.test(type));
        if (repeated ? untold : changed) report(now);
      });
    }
    for (const { input, on, at } of done) if (again(input, on, at)) kept.add(input);
    for (const each of late) each();
    // They may depend on what was typed.
    for (const { event, target } of heard) if (target) echo(event, target);
    if (focused && focused !== document.activeElement) {
      (focused as HTMLElement).focus({ preventScroll: true });
      focus!.select(focused as HTMLInputElement);
    }
    const dropped = left.filter(
      input =>
        input.slot &&
        input.type !== CARET &&
        !kept.has(input) &&
        !((EDITING.test(input.type) || input.type === MERGED) && there.has(input.target)),
    );
    const types = [...dropped, ...heard.filter(({ target }) => !target).map(({ event }) => event)].map(
      ({ type }) => type,
    );
    if (types.length) {
      document.dispatchEvent(new window.CustomEvent("lattice:dropped", { detail: { types } }));
    }
  };

  return {
    rebuild(remains, received, apply) {
      // Of a page that could not be adopted (I-36) no ids are known.
      const same = remains.mode === n.MODE_RESYNC && core.page().root;
      if (!same) {
        note(remains);
        core.renew();
      }
      const restore = keepControls(core.page(), edits, document, ask);
      ask(part => part.clearing?.());
      core.renew().root = clearPage(document);
      apply();
      untold = restore(core.page(), received);
      if (!same) pending = remains;
      return true;
    },
    connection: status,
    welcomed: () => status("live"),
    patched() {
      const now = pending;
      pending = undefined;
      untold.splice(0).forEach(report);
      if (now) bringBack(now);
    },
  };
}
