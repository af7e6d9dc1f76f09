package dev.lattice.engine.render;

import java.util.function.BiConsumer;

/**
 * Goes through what a page shows, in the order of the page. Its depth is bounded by that
 * of elements in {@link ShapeBuilder}.
 */
final class Walk {

	/** Visits one slot. */
	interface SlotVisitor {

		void visit(Instance instance, int slot);

	}

	private Walk() {
	}

	static void instances(LiveHole hole, BiConsumer<LiveHole, Instance> visitor) {
		for (Instance instance : hole.instances) {
			visitor.accept(hole, instance);
			for (int slot = 1; slot <= instance.template.slots(); slot++) {
				if (Tokens.isHole(instance.template.kind(slot))) {
					instances(instance.hole(slot), visitor);
				}
			}
		}
	}

	static void slots(Instance instance, SlotVisitor visitor) {
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			visitor.visit(instance, slot);
			if (Tokens.isHole(instance.template.kind(slot)) && instance.value(slot) != null) {
				for (Instance inner : instance.hole(slot).instances) {
					slots(inner, visitor);
				}
			}
		}
	}

}
