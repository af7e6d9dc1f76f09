// A rich text editor for a room: stock TipTap with the stock provider of Hocuspocus. Nothing of it knows what server is behind.
import { HocuspocusProvider } from "@hocuspocus/provider";
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import StarterKit from "@tiptap/starter-kit";
import * as Y from "yjs";

/** The colours that bindings ask for; what is seen comes from classes, since a strict policy forbids style attributes. */
const COLORS = { amber: "#8a5a00", blue: "#2457d6", green: "#1d7a3f", rose: "#b0305c" };

const caret = user => {
  const label = Object.assign(document.createElement("span"), { className: "caret-name", textContent: user.name });
  const mark = Object.assign(document.createElement("span"), { className: `caret ${user.tint}` });
  mark.append("\u2060", label, "\u2060");
  return mark;
};

/** Opens the document of a room in an element; returns what closes it. */
export function open(element, { room, user, address, onStatus }) {
  const document = new Y.Doc();
  const provider = new HocuspocusProvider({
    url: address,
    name: room,
    token: "anybody",
    document,
    onStatus: ({ status }) => onStatus(status),
    onUnsyncedChanges: ({ number }) => onStatus(number > 0 ? "sending" : "saved"),
  });
  const editor = new Editor({
    element,
    injectCSS: false,
    // Not a text, which would be parsed as HTML: pages may require trusted types.
    content: { type: "doc", content: [{ type: "paragraph" }] },
    editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Document" } },
    extensions: [
      StarterKit.configure({ undoRedo: false }),
      Collaboration.configure({ document, field: "body" }),
      CollaborationCaret.configure({
        provider,
        user: { ...user, color: COLORS[user.tint] },
        render: caret,
        selectionRender: ({ tint }) => ({ nodeName: "span", class: `selected ${tint}` }),
      }),
    ],
  });
  return () => {
    editor.destroy();
    provider.destroy();
    document.destroy();
  };
}
