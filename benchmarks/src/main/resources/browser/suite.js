// Runs before the page's own script: gives the client a socket that says recorded frames, and keeps a second table by
// hand-written DOM code that is told the same as JSON. Each table is laid out by itself.
(() => {
  class RecordedSocket {
    static last;

    constructor() {
      RecordedSocket.last = this;
      setTimeout(() => this.onopen());
    }

    send() {}

    close(code) {
      throw new Error(`The client gave the connection up with ${code}`);
    }
  }
  globalThis.WebSocket = RecordedSocket;

  /** In the manner of js-framework-benchmark's vanillajs: rows are cloned, texts are written to text nodes. */
  class Vanilla {
    #body = document.createElement("tbody");
    #table = document.createElement("table");
    #row = row();
    #selected;

    constructor(parent) {
      this.#table.append(this.#body);
      parent.append(this.#table);
    }

    get body() {
      return this.#body;
    }

    create(rows) {
      this.#fill(rows);
    }

    replace(rows) {
      this.clear();
      this.#fill(rows);
    }

    append(rows) {
      this.#fill(rows);
    }

    update(labels) {
      for (const [index, label] of labels) this.#body.childNodes[index].childNodes[1].firstChild.firstChild.data = label;
    }

    select(index) {
      if (this.#selected) this.#selected.className = "";
      this.#selected = this.#body.childNodes[index];
      this.#selected.className = "danger";
    }

    swap([first, second]) {
      const { childNodes } = this.#body;
      const [one, other] = [childNodes[first], childNodes[second]];
      const after = other.nextSibling;
      this.#body.insertBefore(other, one);
      this.#body.insertBefore(one, after);
    }

    remove(index) {
      this.#body.childNodes[index].remove();
    }

    clear() {
      this.#body.textContent = "";
      this.#selected = undefined;
    }

    #fill(rows) {
      const empty = !this.#body.firstChild;
      if (empty) this.#body.remove();
      for (const [id, label] of rows) {
        const made = this.#row.cloneNode(true);
        const first = made.firstChild;
        first.firstChild.data = id;
        first.nextSibling.firstChild.firstChild.data = label;
        this.#body.appendChild(made);
      }
      if (empty) this.#table.append(this.#body);
    }
  }

  function row() {
    const template = document.createElement("template");
    template.innerHTML =
      '<tr><td class="col-md-1"> </td><td class="col-md-4"><a> </a></td><td class="col-md-1"><a>' +
      '<span class="glyphicon glyphicon-remove" aria-hidden="true"></span></a></td><td class="col-md-6"></td></tr>';
    return template.content.firstChild;
  }

  /** Milliseconds until it is done, and until the table is laid out too. */
  function timed(table, action) {
    document.documentElement.offsetHeight;
    const start = performance.now();
    action();
    const done = performance.now();
    table.offsetHeight;
    return [done - start, performance.now() - start];
  }

  function bytes(base64) {
    return Uint8Array.from(atob(base64), character => character.charCodeAt(0)).buffer;
  }

  function shown(body) {
    return Array.from(body.rows, tr => `${tr.className}|${tr.textContent}`).join("\n");
  }

  let vanilla;

  globalThis.suite = {
    start(welcome) {
      if (!crossOriginIsolated) throw new Error("The clock is too coarse on a page that is not isolated");
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("body > div { position: absolute; top: 0; width: 600px; contain: strict; height: 600px; overflow: auto }");
      document.adoptedStyleSheets = [sheet];
      const place = document.createElement("div");
      place.style.left = "620px";
      document.body.append(place);
      vanilla = new Vanilla(place);
      this.say(bytes(welcome));
      if (!globalThis.lattice.connected) throw new Error("The client is not connected");
    },

    say(data) {
      RecordedSocket.last.onmessage({ data });
    },

    lattice(frames) {
      const buffers = frames.map(bytes);
      return timed(document.querySelector("tbody"), () => buffers.forEach(data => this.say(data)));
    },

    vanilla(operation, text) {
      return timed(vanilla.body, () => vanilla[operation](JSON.parse(text)));
    },

    /** How many rows there are; both tables must show the same. */
    check() {
      const [one, other] = [document.querySelector("tbody"), vanilla.body].map(shown);
      if (one !== other) throw new Error(`The client shows ${one.slice(0, 200)} and the DOM code ${other.slice(0, 200)}`);
      return vanilla.body.rows.length;
    },
  };
})();
