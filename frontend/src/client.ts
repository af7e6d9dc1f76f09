import * as n from "./wire/numbers";
import { ProtocolFault } from "./wire/fault";
import { encodeAck, encodeHello, encodeInput, PATCH, type Patch } from "./wire/frame";
import type { Value } from "./wire/smile";
import type { Host } from "./host";
import type { Core, Shown } from "./part";
import { loading } from "./parts";
import { acknowledging } from "./session/acknowledgements";
import { connecting, type Peer } from "./session/connection";
import { queueing, type Happening, type Input } from "./session/inputs";
import { watching } from "./session/watchdog";
import { adopt } from "./patch/adopt";
import { applyPatch } from "./patch/apply";
import { emptyPage, type Bound, type Page } from "./patch/page";
import { clearPage, keepControls } from "./patch/rebuild";
import { delegating } from "./event/delegate";
import { pacing } from "./event/pace";
import { moveNodes, watchScrolls } from "./dom/focus";
import { editing } from "./dom/form";
import { markFailed, markLoading, unmarkLoading } from "./dom/marks";
import { reportRestored } from "./dom/restored";
import { showing } from "./dom/status";

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

/** An input that waits longer is worth a sign of it, in milliseconds. */
const SLOW = 300;

/**
 * Starts the client: one session in one document, the road of an event to the server and of a patch back. Returns whether
 * the page is live, to be asked at any time.
 *
 * `applied` is the number of the last patch applied. A fault while one is applied leaves the page in a state that has no
 * number: it is `lost`, HELLO says -1 and the server says the page again (I-26). `rebuilding` says that the next patch
 * builds the page (MOUNTED, RESYNC).
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
  let rebuilding = false;
  /** Runs while an input waits. */
  let slow: ReturnType<typeof setTimeout> | undefined;

  const connected = (): boolean => connection.state() === "live";

  const newPage = (): Page => emptyPage(document, type => listen(type), ask);

  /** Adopts the first HTML. Failing is safe: HELLO says so, and the server builds the page anew (I-36). */
  const adoptedDigest = (): string => {
    try {
      page.defineAll(block.templates);
      adopt(page, document.body);
      return block.digest;
    } catch (error) {
      console.warn("lattice: markup not adopted:", error);
      page = newPage();
      return "";
    }
  };

  const need = (part: string): void => {
    void connection.hold(parts.need(part));
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
    } else if (block.progress) slow ??= setTimeout(showProgress, SLOW, block.progress);
  };

  const showProgress = (name: string): void => {
    parts
      .need(name)
      .then(() => ask(part => part.waiting?.(inputs.waiting().length > 0)))
      // The page goes on without it.
      .catch(() => {});
  };

  const make = (happening: Happening): Input => {
    const input = inputs.make(happening);
    edits.told(input);
    markLoading(input);
    send(input);
    watch();
    return input;
  };

  const happen = (happening: Happening): void => {
    // P-35: a page that is cut off for long must not grow.
    if (inputs.waiting().length < 1000) make(happening);
  };

  const navigate: Core["navigate"] = (address, token, element) => {
    pace.flushAll();
    return make({ slot: 0, fields: [address, token], applied, element, target: element, type: "navigate" });
  };

  const readdress = (url: string): void => {
    const { history, location } = window;
    shown.address = url;
    if (ask(part => part.readdress?.(url))) return;
    try {
      history.replaceState(history.state, "", url + location.hash);
    } catch (error) {
      // Browsers limit how often this may be done; the page is right without it.
      console.error(`lattice: ${url} was refused`, error);
    }
  };

  const apply = (patch: Patch): void =>
    applyPatch(page, patch, {
      edited: edits.edited,
      address: readdress,
      ask,
    });

  const rebuild = (patch: Patch): void => {
    const restore = keepControls(page, edits, document);
    page = newPage();
    page.root = clearPage(document, ask);
    apply(patch);
    restore(page, patch.received);
  };

  const patched = (patch: Patch, bytes: number): void => {
    const anyNumber = rebuilding && lost;
    if (!anyNumber && patch.number <= applied) return;
    if (!anyNumber && patch.number !== applied + 1) return connection.retry();
    lost = applying = true;
    ask(part => part.patching?.());
    try {
      (rebuilding ? rebuild : apply)(patch);
    } finally {
      applying = false;
    }
    lost = rebuilding = false;
    applied = patch.number;
    ask(part => part.patched?.());
    acknowledgements.owe(applied, bytes);
  };

  const peer: Peer = {
    hello: () =>
      encodeHello(shown.token, id, lost ? -1 : applied, inputs.made(), shown.address, lost || applied ? "" : digest),

    welcome({ mode, received, token: fresh }) {
      if (fresh) shown.token = fresh;
      if (mode === n.MODE_ADOPTED && (applied || !digest)) {
        lost = true;
        throw new ProtocolFault("ADOPTED, but not by this page");
      }
      if (mode === n.MODE_MOUNTED) {
        lost = false;
        applied = 0;
        page = newPage();
        pace.reset();
        unmarkLoading(inputs.reset(), []);
      }
      // The old ids go when the new ones come, in one step; until then the user can go on.
      if (mode === n.MODE_RESYNC) lost = true;
      if (mode > n.MODE_RESUMED) {
        rebuilding = true;
        digest = "";
      }
      acknowledgements.reset(applied);
      unmarkLoading(inputs.settle(received), inputs.waiting());
      inputs.waiting().forEach(send);
      // A new session behind the old markup knows nothing of what was typed before (P-44).
      if (mode === n.MODE_ADOPTED && fresh) reportRestored(document);
      watch();
      // Where sockets do not get through, links are the browser's.
      if (block.parts?.["navigation"]) parts.need("navigation").catch(() => {});
      ask(part => part.welcomed?.(mode === n.MODE_MOUNTED));
    },

    frame(frame, bytes) {
      if (frame.kind === n.SERVER_NEED) return need(frame.part);
      if (frame.kind === n.SERVER_FAILED) markFailed(inputs.waiting().find(input => input.number === frame.received));
      unmarkLoading(inputs.acknowledge(frame.received), inputs.waiting());
      watch();
      const show = (): void => patched(frame as Patch, bytes);
      if (frame.kind === PATCH && !ask(part => part.stage?.(frame.values, show))) show();
    },

    changed(state) {
      status(state);
      ask(part => part.connection?.(state));
      if (state === "live") return;
      acknowledgements.reset(applied);
      watchdog(undefined);
    },

    leaving: () => pace.flushAll(),
  };

  const inputs = queueing();
  const core: Core = {
    window,
    host,
    page: () => page,
    shown,
    around: block.document,
    state: () => connection.state(),
    hold: ready => void connection.hold(ready),
    moveNodes,
    navigate,
  };
  const parts = loading(host, core, block.parts);
  const { ask } = parts;
  const pace = pacing(happen);
  const handlersOf = (node: Node): readonly Bound[] | undefined => page.handlersOf(node);
  // The edits first: an event marks its control before it is sent.
  const edits = editing(document, handlersOf);
  const listen = delegating(document, { applied: () => applied, applying: () => applying, handlersOf, ask }, pace);
  const status = showing(document);
  const acknowledgements = acknowledging(number => connection.send(encodeAck(number)));
  const watchdog = watching(() => connection.retry());
  watchScrolls(document);
  const connection = connecting(host, block.socket, peer);
  let page = newPage();
  let digest = adoptedDigest();
  block.needs?.forEach(need);
  if (digest) reportRestored(document);
  connection.connect();
  return connected;
}

/** Tells a duplicated tab from the original (P-11). */
function nonce(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join("_").padEnd(16, "_");
}
