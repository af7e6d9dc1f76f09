// Yjs with and without its search markers.
import * as Y from "yjs";

let markers = true;
const MARKERS = Symbol("markers");

Object.defineProperty(Y.AbstractType.prototype, "_searchMarker", {
  get() {
    return markers ? (this[MARKERS] ?? null) : null;
  },
  set(value) {
    this[MARKERS] = value;
  },
});

/**
 * Where a local insertion goes beside deleted items depends on Yjs' search markers: without them it goes directly
 * behind its visible predecessor. Types without markers take that way, as rich texts do from their first format on.
 */
export function unmarked(body) {
  markers = false;
  try {
    return body();
  } finally {
    markers = true;
  }
}
