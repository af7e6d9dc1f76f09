package dev.lattice.engine.html;

/**
 * A piece of markup: an element, a text, or a hole in which views come and go. Immutable;
 * may be used in one place only.
 */
public sealed interface View extends Part permits Element, Text, TextHole, RawHtml, Fragment, ViewHole {

}
