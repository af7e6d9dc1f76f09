package dev.lattice.engine.html;

/** What an element is made of: an attribute or content. */
public sealed interface Part permits View, Attribute {

}
