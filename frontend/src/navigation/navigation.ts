import { ProtocolFault } from "../wire/fault";
import * as n from "../wire/numbers";
import type { Core, Part } from "../part";
import type { Cursor } from "../wire/cursor";
import type { Value } from "../wire/smile";
import type { Input } from "../session/inputs";
import { Announcer, focusPage, fragment } from "./arrival";
import { Curtain } from "./curtain";
import { setHead } from "./head";
import { followed, parse } from "./links";
import { Scrolls } from "./scrolls";

/** How long a click waits for a connection that was lost, and for the permission to go. Then the browser goes itself. */
const WAIT = 2_000;
const PATIENCE = 10_000;
/** P-15: longer addresses are left to the browser. */
const MAX_ADDRESS = 2048;

/**
 * On the way to another page:
 *
 *     click ─▶ waiting for a connection ─▶ asking for a pass ─▶ NAVIGATE is sent ─▶ ARRIVED, STAYED
 *                                                 └──────────── anything else ────▶ the browser loads it
 */
interface Trip {
  readonly url: URL;
  readonly entry: "push" | "replace" | "pop";
  readonly element: Element;
  timer?: ReturnType<typeof setTimeout>;
  abort?: AbortController;
  input?: Input;
}

/** Goes from page to page over the same connection (P-15, P-50). One trip at a time: the latest wins. */
export class Navigation implements Part {
  #trip: Trip | undefined;
  /** What was sent and not answered, with the tokens of the pages asked for. */
  #sent: { input: Input; token: string }[] = [];
  /** What is left to do when the patch is applied. */
  #after: (() => void)[] = [];
  readonly #curtain: Curtain;
  readonly #scrolls: Scrolls;
  readonly #announcer: Announcer;
  readonly #core: Core;

  constructor(core: Core) {
    const { window } = core;
    this.#core = core;
    this.#curtain = new Curtain(core);
    this.#scrolls = new Scrolls(window);
    this.#announcer = new Announcer(window.document);
    // After all handlers of the page: what one of them prevents is not followed.
    window.addEventListener("click", event => this.#clicked(event));
    window.addEventListener("popstate", event => this.#popped(event.state));
    window.addEventListener("pagehide", () => this.#cancel());
  }

  /** WELCOME came; a session made anew knows nothing of what was asked before. */
  welcomed(mounted: boolean): void {
    if (mounted) this.#sent = [];
    const trip = this.#trip;
    // A question on its way is asked on behalf of the same session.
    if (trip && (mounted || !(trip.input || trip.abort))) this.#begin(trip);
  }

  /** A patch that shows another page says so with its first instruction (I-93). */
  stage(values: readonly unknown[], apply: () => void): boolean {
    return values[2] === n.OP_GO && values[3] === n.GO_ARRIVED && this.#curtain.change(apply);
  }

  instruct(code: number, operands: Cursor): boolean {
    if (code === n.OP_GO) return this.#go(operands.integer(), operands.integer(), operands.text());
    if (code === n.OP_URL) this.#readdress(operands.text());
    else if (code === n.OP_HEAD) setHead(this.#core.window.document, operands.text(), textOrNull(operands.value()));
    else return false;
    return true;
  }

  /** The address changed in place (I-25). */
  #readdress(url: string): void {
    this.#core.shown.address = url;
    // While the user goes back or forward, the document's address is ahead of the page.
    if (this.#trip?.entry !== "pop") this.#replace(url + this.#core.window.location.hash);
  }

  connection(): void {
    this.#curtain.drop();
  }

  /** I-92. What concerns the page as a whole is done when the patch is applied. */
  #go(way: number, input: number, url: string): boolean {
    switch (way) {
      case n.GO_ARRIVED:
      case n.GO_STAYED:
      case n.GO_LOAD:
        this.#answered(way, input, url);
        return true;
      case n.GO_PUSH:
      case n.GO_REPLACE:
        this.#after.push(() => this.#sendTo(url, way === n.GO_PUSH ? "push" : "replace"));
        return true;
      case n.GO_ENTRY:
        this.#core.shown.address = url;
        this.#scrolls.push(url);
        return true;
      default:
        return false;
    }
  }

  /** The patch is applied. */
  patched(): void {
    for (const each of this.#after.splice(0)) each();
  }

  get #live(): boolean {
    return this.#core.connection.state() === "live";
  }

  /** Whether there will be no connection any more. */
  get #over(): boolean {
    return /stopped|exhausted/.test(this.#core.connection.state());
  }

  #clicked(event: MouseEvent): void {
    if (this.#over) return;
    const found = followed(event, this.#core.window.location);
    if (!found) return;
    event.preventDefault();
    const { url, link } = found;
    this.#start({
      url,
      element: link,
      entry: url.pathname + url.search === this.#core.shown.address ? "replace" : "push",
    });
  }

  #popped(state: unknown): void {
    const { href, pathname, search } = this.#core.window.location;
    const ours = this.#scrolls.came(state);
    if (pathname + search === this.#core.shown.address) {
      this.#cancel();
      if (ours) this.#scrolls.restore();
      else this.#scrolls.jumped();
    } else if (ours) {
      this.#start({ url: new URL(href), element: this.#core.window.document.documentElement, entry: "pop" });
    }
  }

  #sendTo(address: string, entry: "push" | "replace"): void {
    const { document, location } = this.#core.window;
    const url = parse(address, new URL(this.#core.shown.address, location.href).href);
    if (!url || !/^https?:$/.test(url.protocol)) return;
    const trip: Trip = { url, entry, element: document.documentElement };
    if (url.origin === location.origin) this.#start(trip);
    else this.#load(trip);
  }

  #start(trip: Trip): void {
    this.#cancel();
    this.#trip = trip;
    this.#announcer.prepare();
    trip.element.classList.add("lattice-loading");
    this.#begin(trip);
  }

  #begin(trip: Trip): void {
    this.#rest(trip);
    delete trip.input;
    const { url } = trip;
    const address = url.pathname + url.search;
    if (this.#over || address.length > MAX_ADDRESS) return this.#load(trip);
    if (!this.#live) return this.#await(trip, WAIT);
    // Whoever may see this page may see it with another query.
    if (url.pathname === this.#core.shown.address.split("?", 1)[0]) return this.#send(trip, "");
    this.#await(trip, PATIENCE);
    void this.#ask(trip);
  }

  /** Without a network the browser could not load the page either. */
  #await(trip: Trip, time: number): void {
    if (this.#core.window.navigator.onLine) trip.timer = setTimeout(() => this.#load(trip), time);
  }

  /** Asks for the page as a browser would, past whatever decides who may see it; the answer is a pass (P-50). */
  async #ask(trip: Trip): Promise<void> {
    const abort = (trip.abort = new AbortController());
    let pass: string | null = null;
    try {
      const answer = await this.#core.window.fetch(trip.url.href, {
        headers: { "Lattice-Navigate": this.#core.shown.token },
        redirect: "manual",
        cache: "no-store",
        signal: abort.signal,
      });
      if (answer.headers.get("Lattice-Document") === this.#core.around) pass = answer.headers.get("Lattice-Pass");
      // Browsers count an answer that nobody read to its end as broken off.
      if (pass) await answer.text();
    } catch {
      // Aborted, or no network: then the connection is lost too, and the trip begins again with the next one.
      if (trip.abort === abort && !this.#live) {
        delete trip.abort;
        return;
      }
    }
    if (trip.abort !== abort) return;
    // What has no pass may have a body, which nobody reads.
    if (!pass) return this.#load(trip);
    delete trip.abort;
    this.#send(trip, pass);
  }

  #send(trip: Trip, token: string): void {
    this.#rest(trip);
    const input = this.#core.navigate(trip.url.pathname + trip.url.search, token, trip.element);
    trip.input = input;
    this.#sent.push({ input, token });
  }

  #answered(way: number, number: number, url: string): void {
    const token = this.#sent.find(({ input }) => input.number === number)?.token;
    this.#sent = this.#sent.filter(({ input }) => input.number > number);
    const trip = this.#trip?.input?.number === number ? this.#trip : undefined;
    if (trip && way === n.GO_LOAD) return this.#load(trip);
    if (way === n.GO_LOAD) return;
    if (way === n.GO_ARRIVED && token) this.#core.shown.token = token;
    this.#core.shown.address = url;
    if (trip) {
      this.#trip = undefined;
      this.#enter(trip, url + trip.url.hash);
      this.#after.push(() => this.#arrive(trip, way === n.GO_ARRIVED));
    } else if (!this.#trip) this.#replace(url + this.#core.window.location.hash);
  }

  #enter(trip: Trip, url: string): void {
    if (trip.entry === "push") this.#scrolls.push(url);
    else this.#replace(url);
  }

  #arrive(trip: Trip, elsewhere: boolean): void {
    const { document } = this.#core.window;
    trip.element.classList.remove("lattice-loading");
    const target = fragment(document, trip.url.hash);
    if (elsewhere) focusPage(document, target);
    if (elsewhere) this.#announcer.announce();
    if (trip.entry === "pop") this.#scrolls.restore();
    else if (target) target.scrollIntoView();
    else if (elsewhere || trip.entry === "replace")
      this.#core.window.scrollTo({ left: 0, top: 0, behavior: "instant" });
  }

  #cancel(): void {
    const trip = this.#trip;
    this.#trip = undefined;
    if (!trip) return;
    this.#rest(trip);
    if (!trip.input) trip.element.classList.remove("lattice-loading");
  }

  #rest(trip: Trip): void {
    clearTimeout(trip.timer);
    trip.abort?.abort();
    delete trip.abort;
  }

  #load(trip: Trip): void {
    this.#cancel();
    if (trip.entry === "pop") this.#core.host.reload();
    else this.#core.host.leave(trip.url.href, trip.entry === "push" ? "assign" : "replace");
  }

  #replace(url: string): void {
    const { history } = this.#core.window;
    try {
      history.replaceState(history.state, "", url);
    } catch (error) {
      // Browsers limit how often this may be done; the page is right without it.
      console.error(`lattice: ${url} was refused`, error);
    }
  }
}

function textOrNull(value: Value): string | null {
  if (value === null || typeof value === "string") return value;
  throw new ProtocolFault(`HEAD says ${value}`);
}
