import { applyTo, between, compose, move, NONE, over, read, typed, write, type Splices } from "./splices";

export type Control = HTMLInputElement | HTMLTextAreaElement;

/** An edit that was sent, and goes over what comes meanwhile. */
interface Flight {
  readonly edit: number;
  splices: Splices;
}

/** What is selected in a field; null where a browser does not say. */
interface Selection {
  readonly start: number | null;
  readonly end: number | null;
  readonly direction: "forward" | "backward" | "none" | null;
}

/** An edit to be sent (I-121). */
export interface Sent {
  readonly edit: number;
  readonly base: number;
  readonly splices: string;
}

/** The page's half of a field whose text others edit as well (I-120). */
export interface Field {
  /** Takes what the user has done to the control since the last time. */
  sync(): void;
  /** Takes what the server says, now or when nothing is composed any more. */
  receive(message: string): void;
  composing(now: boolean): void;
  /** What is to be sent, if anything is; it is on its way from then on. */
  send(edit: number): Sent | undefined;
  /** The base of what is told of the field now (I-121), if all that was typed is told. */
  base(): number | undefined;
  /** Remembers what is selected, which a control forgets that leaves the page. */
  leave(): void;
  /** Merges what was typed here into a field that takes its place. */
  goOn(to: Field): void;
  /** For goOn: what was not confirmed, over what has changed, and what was selected. */
  take(from: Remainder): void;
}

interface Remainder {
  readonly confirmed: string;
  readonly flights: readonly Flight[];
  readonly buffer: Splices;
  readonly selection: Selection;
}

const MESSAGE = /^(\d+),(\d+)(?:,(\d+))?([:;])/;

/** Hears of what is to be shown around a field. */
export interface Around {
  /** The text that is shown has changed. */
  moved(change: Splices): void;
  /** Where others are in what is confirmed; what is not goes over that. A text that is told whole may have taken no notice of the own caret. */
  carets(told: string, unconfirmed: readonly Splices[], whole: boolean): void;
}

/**
 * The client's half of Jupiter (Nichols et al., UIST 1995):
 *
 *     confirmed ──flights──▶ ──buffer──▶ text
 *
 * `confirmed` is what the server has as of `version`, `flights` are the edits that it has not told of, in order, and `buffer`
 * is what was not sent. A change that it says is one of `confirmed`: it goes over flights and buffer to the text, and they over it.
 */
export function editing(control: Control, around: Around): Field {
  const several = control.nodeName === "TEXTAREA";
  let version = 0;
  let confirmed = control.defaultValue;
  let flights: Flight[] = [];
  let buffer: Splices = NONE;
  let text = confirmed;
  let isComposing = false;
  /** What the server has said while something was composed. */
  let waiting: string[] = [];
  let left: Selection | undefined;

  /** What a field cannot show is shown as something of the same length (I-126). */
  const shown = (all: string): string =>
    several ? all.replace(/\r(?=\n)/g, " ").replace(/\r/g, "\n") : all.replace(/[\r\n]/g, " ");

  const selection = (): Selection => {
    const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = control;
    return { start, end, direction };
  };

  const select = ({ start, end, direction }: Selection, change: Splices): void => {
    if (start === null || end === null) return;
    control.setSelectionRange(move(start, change), move(end, change), direction ?? "none");
  };

  /** Shows what has changed and nothing else, so that a browser can keep what it knows of the rest. */
  const show = (change: Splices): void => {
    const before = selection();
    const { scrollTop } = control;
    let at = 0;
    for (const step of change) {
      if (typeof step === "string") {
        control.setRangeText(shown(step), at, at, "preserve");
        at += step.length;
      } else if (step > 0) at += step;
      else control.setRangeText("", at, at - step, "preserve");
    }
    // Where line ends have met.
    if (control.value !== shown(text)) control.value = shown(text);
    select(before, change);
    if (control.scrollTop !== scrollTop) control.scrollTop = scrollTop;
  };

  const settle = (settled: number): void => {
    while (flights[0] && flights[0].edit <= settled) confirmed = applyTo(confirmed, flights.shift()!.splices);
  };

  /** A change of what is confirmed. */
  const change = (remote: Splices): void => {
    confirmed = applyTo(confirmed, remote);
    let rest = remote;
    for (const flight of flights) {
      const { splices } = flight;
      flight.splices = over(splices, rest, "before");
      rest = over(rest, splices, "behind");
    }
    const own = buffer;
    buffer = over(own, rest, "before");
    rest = over(rest, own, "behind");
    text = applyTo(text, rest);
    show(rest);
    around.moved(rest);
  };

  /** Makes all that is not confirmed one edit that is yet to be sent. */
  const gather = (): void => {
    for (const { splices } of flights.splice(0).reverse()) buffer = compose(splices, buffer);
  };

  /** The text is another one: what came of edits on their way is seen in it. */
  const rebase = (now: string): void => {
    let [nearest, least, at] = [0, Infinity, confirmed];
    for (let count = 0; flights.length; count++) {
      const difference = sizeOf(between(at, now));
      if (difference < least) [nearest, least] = [count, difference];
      const next = flights[count];
      if (!next) break;
      at = applyTo(at, next.splices);
    }
    for (; nearest; nearest--) confirmed = applyTo(confirmed, flights.shift()!.splices);
    change(between(confirmed, now));
    gather();
  };

  const take = (message: string): void => {
    const [head, number, settled, length, kind] = MESSAGE.exec(message)!;
    const start = head.length + +(length ?? 0);
    const rest = message.slice(start);
    version = +number!;
    settle(+settled!);
    if (kind === ";") change(read(rest));
    else rebase(rest);
    if (length)
      around.carets(
        message.slice(head.length, start),
        [...flights.map(flight => flight.splices), buffer],
        kind === ":",
      );
  };

  const sync = (): void => {
    // A half of a surrogate pair cannot travel.
    const value = control.value.replace(LONE, "\ufffd");
    const before = shown(text);
    if (value === before) return;
    const own = typed(before, value, selection().end ?? value.length);
    text = applyTo(text, own);
    buffer = compose(buffer, own);
    around.moved(own);
  };

  const base = (): number => version || ~(hash(confirmed) & 0x7fffffff);

  // A browser shows line ends in its own way.
  const isAsWritten = control.value === (several ? text.replace(/\r\n?/g, "\n") : text.replace(/[\r\n]/g, ""));
  if (isAsWritten && control.value !== shown(text)) control.value = shown(text);

  return {
    sync,

    receive(message) {
      if (isComposing) return void waiting.push(message);
      sync();
      take(message);
    },

    composing(now) {
      sync();
      isComposing = now;
      if (!now) waiting.splice(0).forEach(take);
    },

    send(edit) {
      if (isComposing || !buffer.length) return undefined;
      const splices = buffer;
      buffer = NONE;
      flights.push({ edit, splices });
      return { edit, base: base(), splices: write(splices) };
    },

    base: () => (isComposing || buffer.length ? undefined : base()),

    leave() {
      sync();
      left = selection();
    },

    goOn(to) {
      waiting = [];
      to.take({ confirmed, flights, buffer, selection: left ?? selection() });
    },

    take(from) {
      const now = text;
      ({ confirmed, buffer } = from);
      flights = [...from.flights];
      text = [...flights.map(({ splices }) => splices), buffer].reduce(applyTo, confirmed);
      control.value = shown(text);
      select(from.selection, NONE);
      rebase(now);
    },
  };
}

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function sizeOf(splices: Splices): number {
  return splices.reduce<number>(
    (size, step) => size + (typeof step === "string" ? step.length : Math.max(0, -step)),
    0,
  );
}

/** As `String.hashCode` of the server. */
function hash(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return sum;
}
