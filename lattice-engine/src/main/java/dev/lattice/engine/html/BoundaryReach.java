package dev.lattice.engine.html;

/** Which failures a boundary takes. */
public enum BoundaryReach {

	/** Those of views, holes and effects. */
	RENDERING,

	/** Those, and those of event handlers inside. */
	RENDERING_AND_HANDLERS

}
