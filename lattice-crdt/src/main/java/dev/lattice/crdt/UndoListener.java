package dev.lattice.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Gets what happens to the stacks of an {@link UndoManager}.
 */
@FunctionalInterface
public interface UndoListener {

	/**
	 * Called after a change of a stack, on the thread of the document.
	 * @param event what happened
	 */
	void changed(Event event);

	/** What happened to the stacks. */
	sealed interface Event {

		/**
		 * A new group of changes can be taken back.
		 *
		 * @param item the group
		 * @param stack the stack it is on
		 * @param origin who made the changes
		 */
		record Added(StackItem item, Stack stack, @Nullable Object origin) implements Event {
		}

		/**
		 * The last group of changes got more.
		 *
		 * @param item the group
		 * @param stack the stack it is on
		 * @param origin who made the changes
		 */
		record Updated(StackItem item, Stack stack, @Nullable Object origin) implements Event {
		}

		/**
		 * A group of changes was taken back.
		 *
		 * @param item the group
		 * @param stack the stack it was on
		 */
		record Popped(StackItem item, Stack stack) implements Event {
		}

		/**
		 * Stacks were emptied.
		 *
		 * @param undo whether that of undo was
		 * @param redo whether that of redo was
		 */
		record Cleared(boolean undo, boolean redo) implements Event {
		}

	}

	/** One of the two stacks. */
	enum Stack {

		/** What can be undone. */
		UNDO,
		/** What can be redone. */
		REDO

	}

}
