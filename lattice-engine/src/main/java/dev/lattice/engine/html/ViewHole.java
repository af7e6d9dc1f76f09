package dev.lattice.engine.html;

/** A place in which views come and go. */
public sealed interface ViewHole extends View permits ConditionalView, DynamicView, EachView, BoundaryView, PortalView {

}
