// Loads the editor where a page has a place for one.
globalThis.lattice ??= { hooks: {} };
const editors = new WeakMap();
lattice.hooks.editor = {
  async mounted({ element, push }) {
    const { room, user, tint } = element.dataset;
    const { open } = await import("/editor/editor.js");
    if (!element.isConnected) return;
    const address = new URL("/lattice/hocuspocus", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const onStatus = status => push("status", { status });
    editors.set(element, open(element, { room, user: { name: user, tint }, address: address.href, onStatus }));
  },
  destroyed: ({ element }) => editors.get(element)?.(),
};
