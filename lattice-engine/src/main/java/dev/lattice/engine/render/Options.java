package dev.lattice.engine.render;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/** The values of the options that a select shows and lets its user choose. */
final class Options {

	private final Set<String> values = new HashSet<>();

	/** Whether something stands in the select whose value is not known here. */
	private boolean unknown;

	/** Collects the options of a select, which begins at a token and a slot. */
	Options of(Instance instance, int at, int slot) {
		new Reading(instance, at, slot).element(false);
		return this;
	}

	/** Whether each of some values may be chosen. */
	boolean offer(Collection<String> chosen) {
		return this.unknown || this.values.containsAll(chosen);
	}

	private void hole(LiveHole hole, boolean disabled) {
		for (Instance instance : hole.instances) {
			Reading reading = new Reading(instance, 0, 1);
			while (!reading.isOver()) {
				reading.content(disabled);
			}
		}
	}

	/** Goes through the tokens of one instance. Its depth is that of the elements. */
	private final class Reading {

		private final Instance instance;

		private final List<Object> tokens;

		private int at;

		private int slot;

		/** The text of the option that is being read. */
		private final StringBuilder text = new StringBuilder();

		private boolean inOption;

		Reading(Instance instance, int at, int slot) {
			this.instance = instance;
			this.tokens = instance.template.tokens();
			this.at = at;
			this.slot = slot;
		}

		boolean isOver() {
			return this.at >= this.tokens.size();
		}

		private int kind() {
			return Tokens.kind(this.tokens, this.at);
		}

		private void step() {
			this.at = Tokens.next(this.tokens, this.at);
		}

		/** Reads an element, with its content. */
		void element(boolean disabledAround) {
			String tag = Tokens.name(this.tokens, this.at);
			boolean disabled = disabledAround;
			String value = null;
			step();
			for (; Tokens.isAttribute(kind()); step()) {
				@Nullable Object said = this.instance.value(this.slot++);
				String name = isNamed() ? Tokens.name(this.tokens, this.at) : "";
				if (name.equals("value") && said != null) {
					value = String.valueOf(said);
				}
				disabled |= !tag.equals("select") && name.equals("disabled") && said != null
						&& !Boolean.FALSE.equals(said);
			}
			this.text.setLength(0);
			this.inOption = tag.equals("option");
			while (!isOver() && kind() != Wire.CLOSE) {
				content(disabled);
			}
			step();
			this.inOption = false;
			if (tag.equals("option") && !disabled) {
				Options.this.values.add((value != null) ? value : collapsed(this.text));
			}
		}

		private boolean isNamed() {
			int kind = kind();
			return kind == Wire.ATTRIBUTE || kind == Wire.ATTRIBUTE_HOLE || kind == Wire.BOOLEAN_HOLE
					|| kind == Wire.PROPERTY_HOLE;
		}

		/** Reads an element, or a slot among the content of one. */
		void content(boolean disabled) {
			int kind = kind();
			if (Tokens.isElement(kind)) {
				element(disabled);
				return;
			}
			step();
			if (!Tokens.isSlot(kind)) {
				return;
			}
			int here = this.slot++;
			@Nullable Object value = this.instance.value(here);
			if (value == null) {
				// A row that was forgotten.
				Options.this.unknown = true;
			}
			else if (kind == Wire.HOLE && !this.inOption) {
				hole(this.instance.hole(here), disabled);
			}
			else if (kind == Wire.HOLE || kind == Wire.RAW || kind == Wire.PORTAL) {
				Options.this.unknown = true;
			}
			else {
				this.text.append(value);
			}
		}

	}

	/** As a browser makes a value of an option's text. */
	private static String collapsed(CharSequence text) {
		StringBuilder collapsed = new StringBuilder();
		boolean space = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
				space = !collapsed.isEmpty();
			}
			else {
				if (space) {
					collapsed.append(' ');
				}
				space = false;
				collapsed.append(c);
			}
		}
		return collapsed.toString();
	}

}
