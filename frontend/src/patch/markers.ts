/** The comment that ends what another one starts, among its siblings. */
export function endOf(start: Comment, kind: string): Comment {
  let depth = 0;
  for (let node = start.nextSibling; node; node = node.nextSibling) {
    if (node.nodeType !== 8) continue;
    const { data } = node as Comment;
    if (data === "/" + kind && depth-- === 0) return node as Comment;
    if (data[0] === kind && /^(i\d+\.\d+|h\d+)$/.test(data)) depth++;
  }
  misfit(start.data);
}

/** A marker that does not fit what was found so far. */
export function misfit(marker: string | number): never {
  throw new Error(`marker ${marker}`);
}
