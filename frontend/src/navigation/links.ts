/**
 * The link that a click follows within this document's session, and where to; undefined: the click is the browser's, or
 * something else's. A link that is not to be followed live, or anything around it, has `data-lattice-load`.
 */
export function followed(event: MouseEvent, location: Location): { link: Element; url: URL } | undefined {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const target = (event.composedPath()[0] ?? event.target) as Node;
  const link = (target.nodeType === 1 ? (target as Element) : target.parentElement)?.closest("a[href]");
  if (!link || link.hasAttribute("download") || link.closest("[data-lattice-load],[contenteditable]")) return;
  const frame = link.getAttribute("target");
  if (frame && frame !== "_self") return;
  const url = parse(link.getAttribute("href")!, link.baseURI);
  if (!url || url.origin !== location.origin || !/^https?:$/.test(url.protocol)) return;
  // To another place on the same page the browser goes by itself.
  const here = url.pathname === location.pathname && url.search === location.search;
  return here && url.hash ? undefined : { link, url };
}

export function parse(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
