import * as n from "./wire/numbers";
import { ProtocolFault } from "./wire/fault";
import { encodeAck, encodeEvent, encodeHello, type Patch, type ServerFrame, type Welcome } from "./wire/frame";
import type { Value } from "./wire/smile";
import type { Host } from "./host";
import { Acknowledgements } from "./session/acknowledgements";
import { Connection, type Peer, type State } from "./session/connection";
import { Inputs, type Happening, type Input } from "./session/inputs";
import { Watchdog } from "./session/watchdog";
import { adopt } from "./patch/adopt";
import { applyPatch } from "./patch/apply";
import { Page, type Bound } from "./patch/page";
import { clearPage, keepControls } from "./patch/rebuild";
import { Delegate } from "./event/delegate";
import { Pace } from "./event/pace";
import { watchScrolls } from "./dom/focus";
import { Edits } from "./dom/form";
import { markFailed, markLoading, unmarkLoading } from "./dom/marks";
import { reportRestored } from "./dom/restored";
import { Status } from "./dom/status";

/** The page's state block (P-41). */
export interface StateBlock {
  readonly socket: string;
  readonly token: string;
  readonly digest: string;
  readonly templates: readonly (readonly Value[])[];
}

/**
 * One session in one document: the road of an event to the server and of a patch back.
 *
 * `applied` is the number of the last patch applied. A fault while one is applied leaves the page in a state that has no
 * number: it is `lost`, HELLO says -1 and the server says the page again (I-26). `rebuilding` says that the next patch
 * builds the page (MOUNTED, RESYNC).
 */
export class Client implements Peer {
  applied = 0;
  applying = false;
  #lost = false;
  #rebuilding = false;
  #digest: string;
  #token: string;
  #page: Page;
  readonly #nonce = nonce();
  readonly #inputs = new Inputs();
  readonly #edits: Edits;
  readonly #pace: Pace;
  readonly #delegate: Delegate;
  readonly #acknowledgements: Acknowledgements;
  readonly #watchdog: Watchdog;
  readonly #status: Status;
  readonly #connection: Connection;
  readonly #document: Document;
  readonly #host: Host;

  constructor(host: Host, block: StateBlock) {
    this.#host = host;
    this.#document = host.window.document;
    this.#token = block.token;
    this.#pace = new Pace(happening => this.#happen(happening));
    // The edits first: an event marks its control before it is sent.
    this.#edits = new Edits(this.#document, node => this.handlersOf(node));
    this.#delegate = new Delegate(this.#document, this, this.#pace);
    this.#status = new Status(this.#document);
    this.#acknowledgements = new Acknowledgements(applied => this.#connection.send(encodeAck(applied)));
    this.#watchdog = new Watchdog(() => this.#connection.retry());
    watchScrolls(this.#document);
    this.#connection = new Connection(host, block.socket, this);
    this.#page = this.#newPage();
    this.#digest = this.#adopted(block) ? block.digest : "";
    if (this.#digest) reportRestored(this.#document);
    this.#connection.connect();
  }

  get connected(): boolean {
    return this.#connection.state.kind === "live";
  }

  handlersOf(node: Node): readonly Bound[] | undefined {
    return this.#page.handlersOf(node);
  }

  hello(): Uint8Array<ArrayBuffer> {
    const { pathname, search } = this.#host.window.location;
    const applied = this.#lost ? -1 : this.applied;
    return encodeHello({
      token: this.#token,
      page: this.#nonce,
      applied,
      input: this.#inputs.made,
      path: pathname + search,
      digest: applied === 0 ? this.#digest : "",
    });
  }

  welcome({ mode, received, token }: Welcome): void {
    if (token) this.#token = token;
    switch (mode) {
      case n.MODE_ADOPTED:
        if (this.applied === 0 && this.#digest) break;
        this.#lost = true;
        throw new ProtocolFault("ADOPTED, but not by this page");
      case n.MODE_RESUMED:
        break;
      case n.MODE_MOUNTED:
        this.#mounted();
        break;
      case n.MODE_RESYNC:
        // The old ids go when the new ones come, in one step; until then the user can go on.
        this.#lost = this.#rebuilding = true;
        this.#digest = "";
    }
    this.#acknowledgements.reset(this.applied);
    unmarkLoading(this.#inputs.settle(received), this.#inputs.waiting);
    for (const input of this.#inputs.waiting) this.#send(input);
    // A new session behind the old markup knows nothing of what was typed before (P-44).
    if (mode === n.MODE_ADOPTED && token) reportRestored(this.#document);
    this.#watch();
  }

  frame(frame: Exclude<ServerFrame, Welcome>, bytes: number): void {
    if (frame.kind === "failed") markFailed(this.#inputs.waiting.find(input => input.number === frame.received));
    unmarkLoading(this.#inputs.acknowledge(frame.received), this.#inputs.waiting);
    this.#watch();
    if (frame.kind === "patch") this.#patch(frame, bytes);
  }

  changed(state: State): void {
    this.#status.show(state);
    if (state.kind === "live") return;
    this.#acknowledgements.reset(this.applied);
    this.#watchdog.watch(undefined);
  }

  leaving(): void {
    this.#pace.flushAll();
  }

  #mounted(): void {
    this.#lost = false;
    this.#rebuilding = true;
    this.applied = 0;
    this.#digest = "";
    this.#page = this.#newPage();
    this.#pace.reset();
    unmarkLoading(this.#inputs.reset(), []);
  }

  #patch(patch: Patch, bytes: number): void {
    const anyNumber = this.#rebuilding && this.#lost;
    if (!anyNumber && patch.number <= this.applied) return;
    if (!anyNumber && patch.number !== this.applied + 1) return this.#connection.retry();
    this.#lost = this.applying = true;
    try {
      if (this.#rebuilding) this.#rebuild(patch);
      else this.#apply(patch);
    } finally {
      this.applying = false;
    }
    this.#lost = this.#rebuilding = false;
    this.applied = patch.number;
    this.#acknowledgements.owe(patch.number, bytes);
  }

  #rebuild(patch: Patch): void {
    const restore = keepControls(this.#page, this.#edits, this.#document);
    this.#page = this.#newPage();
    this.#page.root = clearPage(this.#document);
    this.#apply(patch);
    restore(this.#page, patch.received);
  }

  #apply(patch: Patch): void {
    applyPatch(this.#page, patch, {
      edited: (element, received) => this.#edits.edited(element, received),
      address: url => this.#readdress(url),
    });
  }

  #readdress(url: string): void {
    const { history, location } = this.#host.window;
    try {
      history.replaceState(history.state, "", url + location.hash);
    } catch (error) {
      // Browsers limit how often this may be done; the page is right without it.
      console.error(`lattice: ${url} was refused`, error);
    }
  }

  #happen(happening: Happening): void {
    // P-35: a page that is cut off for long must not grow.
    if (this.#inputs.waiting.length > 999) return;
    const input = this.#inputs.make(happening);
    this.#edits.told(input);
    markLoading(input);
    this.#send(input);
    this.#watch();
  }

  #send(input: Input): void {
    if (!this.connected) return;
    input.sentAt = performance.now();
    this.#connection.send(encodeEvent(input.number, input.applied, input.slot, input.fields));
    this.#acknowledgements.paid(input.applied);
  }

  #watch(): void {
    this.#watchdog.watch(this.connected ? this.#inputs.waiting[0] : undefined);
  }

  #newPage(): Page {
    return new Page(this.#document, type => this.#delegate.listen(type));
  }

  /** Adopts the first HTML. Failing is safe: HELLO says so, and the server builds the page anew (I-36). */
  #adopted({ templates }: StateBlock): boolean {
    try {
      this.#page.defineAll(templates);
      adopt(this.#page, this.#document.body);
      return true;
    } catch (error) {
      console.warn("lattice: markup not adopted:", error);
      this.#page = this.#newPage();
      return false;
    }
  }
}

/** Tells a duplicated tab from the original (P-11). */
function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}
