/** A thin bar at the top of the page while the server lets an input wait. Returns what shows and hides it. */
export function progressing({ document, matchMedia }: Window): (shown: boolean) => void {
  let bar: HTMLElement | undefined;

  const make = (): HTMLElement => {
    const made = document.createElement("div");
    made.className = "lattice-progress";
    made.setAttribute("role", "progressbar");
    made.setAttribute("aria-label", "Loading");
    // Through the CSSOM, which a content security policy allows where it forbids the attribute.
    made.style.cssText =
      "position:fixed;left:0;top:0;width:100%;height:3px;background:#06c;transform-origin:0;z-index:99999;pointer-events:none";
    return made;
  };

  return shown => {
    if (!shown) return bar?.remove();
    if (bar?.isConnected) return;
    bar ??= make();
    document.body.append(bar);
    if (matchMedia?.("(prefers-reduced-motion: reduce)").matches) return;
    // It never arrives: how long it takes is not known.
    const frames = ["scaleX(.1)", "scaleX(.7)", "scaleX(.95)"].map(transform => ({ transform }));
    bar.animate?.(frames, { duration: 10_000, easing: "ease-out", fill: "forwards" });
  };
}
