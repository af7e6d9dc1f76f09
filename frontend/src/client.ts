import * as n from "./wire/numbers";
import { ProtocolFault } from "./wire/fault";
import { encodeAck, encodeHello, encodeInput, encodeVisibility, PATCH, type Patch } from "./wire/frame";
import { reading } from "./wire/cursor";
import type { Value } from "./wire/smile";
import type { Host } from "./host";
import type { Core, Remains, Shown } from "./part";
import { loading } from "./parts";
import { acknowledging } from "./session/acknowledgements";
import { connecting, type Peer } from "./session/connection";
import { queueing, type Happening, type Input } from "./session/inputs";
import { watching } from "./session/watchdog";
import { adopt } from "./patch/adopt";
import { applyPatch } from "./patch/apply";
import { emptyPage, type Bound, type Page } from "./patch/page";
import { delegating } from "./event/delegate";
import { pacing } from "./event/pace";
import { wasBlocked } from "./transport/blocked";
import { openSocket } from "./transport/socket";
import { moveNodes } from "./dom/focus";
import { editing } from "./dom/form";
import { markFailed, markLoading, unmarkLoading } from "./dom/marks";
import { reportRestored } from "./dom/restored";

/** The page's state block (P-41). */
export interface StateBlock {
  readonly socket: string;
  readonly token: string;
  readonly digest: string;
  /** What tells the document around pages from another (P-54). */
  readonly document?: string;
  readonly templates: readonly (readonly Value[])[];
  /** The addresses of the optional parts (P-45). */
  readonly parts?: Readonly<Record<string, string>>;
  /** The parts that the page needs from the start. */
  readonly needs?: readonly string[];
  /** The part that shows that an input has waited for long; absent: nothing shows it. */
  readonly progress?: string;
}

/** P-35: a page that is cut off for long must not grow. */
const LIMIT = 1000;

/** An input that waits longer is worth a sign of it, in milliseconds. */
const SLOW = 300;

/**
 * Starts the client: one session in one document, the road of an event to the server and of a patch back. Returns whether
 * the page is live, to be asked at any time.
 *
 * `applied` is the number of the last patch applied. A fault while one is applied leaves the page in a state that has no
 * number: it is `lost`, HELLO says -1 and the server says the page again (I-26). While there are `remains`, the next
 * patch builds the page, with the part `recovery`.
 */
export function startClient(host: Host, block: StateBlock): () => boolean {
  const { window } = host;
  const { document } = window;
  const id = nonce();
  const { pathname, search } = window.location;
  const shown: Shown = { address: pathname + search, token: block.token };
  let applied = 0;
  let applying = false;
  let lost = false;
  let remains: Remains | undefined;
  let page!: Page;
  /** What the server gave the page to hold, to be shown when it comes back (P-80). */
  let held = "";
  /** Parts that are to come once no input waits (P-45): their scripts would be in the way of the first answers. */
  let later: string[] = [];
  /** What happens in a page that was not adopted: until it is built nobody knows who hears it (P-88). */
  const unheard: Event[] = [];
  /** Runs while an input waits. */
  let slow: ReturnType<typeof setTimeout> | undefined;

  const connected = (): boolean => connection.state() === "live";

  const renew = (): Page => (page = emptyPage(document, type => listen(type), ask));

  /** Adopts the first HTML. Failing is safe: HELLO says so, and the server builds the page anew (I-36). */
  const adoptedDigest = (): string => {
    try {
      for (const values of block.templates) page.define(reading(values, 0));
      adopt(page, document.body);
      return block.digest;
    } catch (error) {
      console.warn("lattice: markup not adopted:", error);
      renew();
      return "";
    }
  };

  const need = (part: string): void => {
    void connection.hold(parts.need(part));
  };

  /** Loads a part without which the page goes on, if there is one. */
  const want = async (part: string): Promise<void> => {
    if (block.parts?.[part]) await parts.need(part).catch(() => {});
  };

  const send = (input: Input): void => {
    if (!connected()) return;
    input.sentAt = performance.now();
    connection.send(encodeInput(input));
    acknowledgements.paid(input.applied);
  };

  const watch = (): void => {
    const [oldest] = inputs.waiting();
    watchdog(connected() ? oldest : undefined);
    if (!oldest) {
      clearTimeout(slow);
      slow = undefined;
      ask(part => part.waiting?.(false));
      later.splice(0).forEach(want);
    } else if (block.progress) slow ??= setTimeout(showProgress, SLOW, block.progress);
  };

  const showProgress = (name: string): void => {
    void want(name).then(() => ask(part => part.waiting?.(inputs.waiting().length > 0)));
  };

  /** An input that has no number yet: of none the server knows it. */
  const note = (happening: Happening): Input => {
    const input = { ...happening, number: Infinity, sentAt: 0 };
    edits.told(input);
    markLoading(input);
    return input;
  };

  const make = (happening: Happening): Input => {
    const input = inputs.add(note(happening));
    send(input);
    watch();
    return input;
  };

  const happen = (happening: Happening): void => {
    // The page that is shown is not that of a new session: what is done there is for the page that comes (P-83).
    const left = lost ? undefined : remains?.left;
    if ((left ?? inputs.waiting()).length >= LIMIT) return;
    if (left) left.push(note(happening));
    else make(happening);
  };

  const navigate: Core["navigate"] = (address, token, element) => {
    pace.flushAll();
    return make({ slot: 0, fields: [address, token], applied, element, target: element, type: "navigate" });
  };

  const patched = (patch: Patch, bytes: number): void => {
    const apply = (): void => applyPatch(page, patch, { edited: edits.edited, moveNodes: core.moveNodes, ask });
    // RESYNC is followed by any number.
    if (!remains || !lost) {
      if (patch.number <= applied) return;
      if (patch.number > applied + 1) return connection.retry();
    }
    // Held back at a page that goes.
    if (remains) pace.flushAll();
    digest = "";
    lost = applying = true;
    ask(part => part.patching?.());
    try {
      if (remains) ask(part => part.rebuild?.(remains!, patch.received, apply));
      else apply();
    } finally {
      applying = false;
    }
    lost = false;
    remains = undefined;
    applied = patch.number;
    ask(part => part.patched?.());
    acknowledgements.owe(applied, bytes);
  };

  const seen = (): void => {
    // A page that is out of sight may end without another word.
    pace.flushAll();
    connection.send(encodeVisibility(document.hidden));
  };

  const peer: Peer = {
    hello: () =>
      encodeHello(shown.token, id, lost ? -1 : applied, inputs.made(), shown.address, digest, ...(held ? [held] : [])),

    welcome({ mode, received, token: fresh, snapshot }) {
      const anew = mode > n.MODE_RESUMED && mode !== n.MODE_RESYNC;
      held = snapshot ?? held;
      if (fresh) shown.token = fresh;
      if (mode === n.MODE_ADOPTED && !digest) {
        lost = true;
        throw new ProtocolFault("ADOPTED, but not by this page");
      }
      const known = inputs.acknowledge(received);
      const waiting = inputs.acknowledge(Infinity);
      const left = anew ? waiting.splice(0) : [];
      if (anew) applied = 0;
      if (mode > n.MODE_RESUMED) {
        // The old ids go when the new ones come, in one step; until then the user can go on.
        lost = !anew;
        digest = "";
        if (anew || !remains) remains = { mode, received, known, left: [...(remains?.left ?? []), ...left] };
      }
      if (remains) need("recovery");
      acknowledgements.reset(applied);
      inputs.start(received);
      // A new session behind the old markup knows nothing of what was typed before (P-44).
      if (mode === n.MODE_ADOPTED && fresh) reportRestored(document);
      for (const input of waiting) send(inputs.add(input));
      unmarkLoading([...known, ...left], inputs.waiting());
      if (document.hidden) seen();
      // Where sockets do not get through, links are the browser's.
      later = ["recovery", "navigation"];
      watch();
      ask(part => part.welcomed?.(anew));
    },

    frame(frame, bytes) {
      if (frame.kind === n.SERVER_NEED) return need(frame.text);
      if (frame.kind === n.SERVER_SNAPSHOT) return void (held = frame.text);
      if (frame.kind === n.SERVER_FAILED) markFailed(inputs.waiting().find(input => input.number === frame.received));
      unmarkLoading(inputs.acknowledge(frame.received), inputs.waiting());
      watch();
      const show = (): void => patched(frame as Patch, bytes);
      if (frame.kind === PATCH && !ask(part => part.stage?.(frame.values, show))) show();
    },

    changed(state) {
      document.documentElement.classList.toggle("lattice-error", state === "exhausted");
      if (state === "live") return;
      ask(part => part.connection?.(state));
      // Before the server is another one, which may not have it; and it says that there will be none.
      if (state !== "connecting") void want("recovery");
      watchdog(undefined);
    },

    seen,
    // Said again, it asks (P-75).
    probe() {
      say(applied);
      say(applied);
      watchdog({ sentAt: performance.now() });
    },

    blocked: () => void want("fallback"),

    leaving: () => pace.flushAll(),
  };

  const say = (number: number): void => connection.send(encodeAck(number));
  const inputs = queueing();
  const line = { open: openSocket };
  const core: Core = {
    window,
    host,
    line,
    page: () => page,
    renew,
    shown,
    around: block.document,
    moveNodes,
    navigate,
    happen: happening => happen({ ...happening, applied }),
    unheard,
    get edits() {
      return edits;
    },
    get connection() {
      return connection;
    },
  };
  const parts = loading(host, core, block.parts);
  const { ask } = parts;
  const pace = pacing(happen);
  const handlersOf = (node: Node): readonly Bound[] => page.handlersOf(node);
  // The edits first: an event marks its control before it is sent.
  const edits = editing(document, handlersOf);
  const listen = delegating(
    document,
    {
      applied: () => applied,
      applying: () => applying,
      handlersOf,
      edits,
      unheard(event) {
        // A form that says where to is the browser's.
        if (page.root || unheard.length >= LIMIT || (event.target as Element).hasAttribute?.("action")) return;
        if (event.type === "submit") event.preventDefault();
        unheard.push(event);
      },
    },
    pace,
  );
  const acknowledgements = acknowledging(say);
  const watchdog = watching(() => connection.retry());
  const connection = connecting(host, block.socket, line, peer);
  renew();
  let digest = adoptedDigest();
  if (!("moveBefore" in document)) need("moves");
  block.needs?.forEach(need);
  reportRestored(document);
  if (wasBlocked(window)) void want("fallback").then(connection.connect);
  else connection.connect();
  return connected;
}

/** Tells a duplicated tab from the original (P-11). */
function nonce(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join("_").padEnd(16, "_");
}
