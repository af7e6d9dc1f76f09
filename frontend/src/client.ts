import * as n from "./wire/numbers";
import { ProtocolFault } from "./wire/fault";
import {
  encodeAck,
  encodeEvent,
  encodeHello,
  encodeNavigate,
  type Patch,
  type ServerFrame,
  type Welcome,
} from "./wire/frame";
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
import { Navigation, type Ground } from "./navigation/navigation";
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
  /** What tells the document around pages from another (P-54). */
  readonly document?: string;
  readonly templates: readonly (readonly Value[])[];
}

/**
 * One session in one document: the road of an event to the server and of a patch back.
 *
 * `applied` is the number of the last patch applied. A fault while one is applied leaves the page in a state that has no
 * number: it is `lost`, HELLO says -1 and the server says the page again (I-26). `rebuilding` says that the next patch
 * builds the page (MOUNTED, RESYNC).
 */
export class Client implements Peer, Ground {
  applied = 0;
  applying = false;
  token: string;
  readonly document: string | undefined;
  #lost = false;
  #rebuilding = false;
  #digest: string;
  #page: Page;
  readonly #nonce = nonce();
  readonly #inputs = new Inputs();
  readonly #edits: Edits;
  readonly #pace: Pace;
  readonly #delegate: Delegate;
  readonly #acknowledgements: Acknowledgements;
  readonly #watchdog: Watchdog;
  readonly #status: Status;
  readonly #navigation: Navigation;
  readonly #connection: Connection;
  readonly #document: Document;

  constructor(host: Host, block: StateBlock) {
    this.#document = host.window.document;
    this.token = block.token;
    this.document = block.document;
    this.#pace = new Pace(happening => this.#happen(happening));
    // The edits first: an event marks its control before it is sent.
    this.#edits = new Edits(this.#document, node => this.handlersOf(node));
    this.#delegate = new Delegate(this.#document, this, this.#pace);
    this.#status = new Status(this.#document);
    this.#acknowledgements = new Acknowledgements(applied => this.#connection.send(encodeAck(applied)));
    this.#watchdog = new Watchdog(() => this.#connection.retry());
    watchScrolls(this.#document);
    this.#navigation = new Navigation(host, this);
    this.#connection = new Connection(host, block.socket, this);
    this.#page = this.#newPage();
    this.#digest = this.#adopted(block) ? block.digest : "";
    if (this.#digest) reportRestored(this.#document);
    this.#connection.connect();
  }

  get connected(): boolean {
    return this.connection === "live";
  }

  get connection(): Ground["connection"] {
    const { kind } = this.#connection.state;
    return kind === "live" ? kind : kind === "stopped" ? "over" : "lost";
  }

  handlersOf(node: Node): readonly Bound[] | undefined {
    return this.#page.handlersOf(node);
  }

  hello(): Uint8Array<ArrayBuffer> {
    const applied = this.#lost ? -1 : this.applied;
    return encodeHello({
      token: this.token,
      page: this.#nonce,
      applied,
      input: this.#inputs.made,
      path: this.#navigation.address,
      digest: applied === 0 ? this.#digest : "",
    });
  }

  welcome({ mode, received, token }: Welcome): void {
    if (token) this.token = token;
    this.#navigation.curtain.drop();
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
    this.#navigation.welcomed(mode === n.MODE_MOUNTED);
  }

  frame(frame: Exclude<ServerFrame, Welcome>, bytes: number): void {
    this.#navigation.curtain.run(() => this.#take(frame, bytes));
  }

  #take(frame: Exclude<ServerFrame, Welcome>, bytes: number): void {
    if (frame.kind === "failed") markFailed(this.#inputs.waiting.find(input => input.number === frame.received));
    unmarkLoading(this.#inputs.acknowledge(frame.received), this.#inputs.waiting);
    this.#watch();
    if (frame.kind !== "patch") return;
    if (this.#navigation.arrives(frame.values)) this.#navigation.curtain.change(() => this.#guarded(frame, bytes));
    else this.#patch(frame, bytes);
  }

  /** Applies a patch, perhaps from a callback of the browser's, which has nobody to tell of a fault. */
  #guarded(patch: Patch, bytes: number): void {
    try {
      this.#patch(patch, bytes);
    } catch (error) {
      this.#connection.fault(error);
    }
  }

  changed(state: State): void {
    this.#status.show(state);
    if (state.kind === "live") return;
    this.#navigation.curtain.drop();
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
    this.#navigation.settled();
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
      address: url => this.#navigation.readdress(url),
      head: (name, value) => this.#navigation.head(name, value),
      go: (way, input, url) => this.#navigation.go(way, input, url),
    });
  }

  navigate(address: string, token: string, element: Element): Input {
    this.#pace.flushAll();
    const { applied } = this;
    const destination = { address, token };
    const happening = { slot: 0, fields: [], applied, element, target: element, type: "navigate", destination };
    return this.#make(happening);
  }

  #happen(happening: Happening): void {
    // P-35: a page that is cut off for long must not grow.
    if (this.#inputs.waiting.length > 999) return;
    this.#make(happening);
  }

  #make(happening: Happening): Input {
    const input = this.#inputs.make(happening);
    this.#edits.told(input);
    markLoading(input);
    this.#send(input);
    this.#watch();
    return input;
  }

  #send(input: Input): void {
    if (!this.connected) return;
    input.sentAt = performance.now();
    const { number, applied, slot, fields, destination } = input;
    this.#connection.send(
      destination
        ? encodeNavigate(number, applied, destination.address, destination.token)
        : encodeEvent(number, applied, slot, fields),
    );
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
