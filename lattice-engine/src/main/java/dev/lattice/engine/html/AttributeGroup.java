package dev.lattice.engine.html;

import java.util.List;

/**
 * Several attributes that belong together.
 *
 * @param attributes the attributes, none of them a group
 */
public record AttributeGroup(List<Attribute> attributes) implements Attribute {
}
