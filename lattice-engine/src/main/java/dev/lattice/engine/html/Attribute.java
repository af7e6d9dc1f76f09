package dev.lattice.engine.html;

/** What an element has besides content: attributes, properties, styles, handlers. */
public sealed interface Attribute extends Part permits StaticAttribute, AttributeHole, BooleanHole, ClassHole,
		StyleHole, PropertyHole, EditedText, Handler, ClientCommands, Hook, AttributeGroup {

}
