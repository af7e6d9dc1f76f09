package dev.lattice.engine.html;

/**
 * A view that stands elsewhere in the document, such as a dialog, and belongs to where it
 * is written: it comes, is changed and goes with that.
 *
 * @param target the id of the element at whose end it stands; empty, or unknown to the
 * document: the end of the page
 * @param view the view
 */
public record PortalView(String target, View view) implements ViewHole {
}
