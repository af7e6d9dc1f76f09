package dev.lattice.engine.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.lattice.engine.html.PortalView;
import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page as HTML with the markers by which a client finds its places again (I-30
 * to I-38).
 */
final class HtmlWriter {

	/** What has so many characters is handed over. */
	private static final int PART = 8_000;

	/** What was written and is yet to be handed over. */
	private final StringBuilder html = new StringBuilder(1024);

	private final TemplateNumbers numbers;

	private final Consumer<CharSequence> out;

	/** The value of the select around what is being written, if it is bound. */
	private @Nullable Object selected;

	/** What stands at the end of the page, by the ids of the slots. */
	private final TreeMap<Integer, LiveHole> portals = new TreeMap<>();

	HtmlWriter(TemplateNumbers numbers, Consumer<CharSequence> out) {
		this.numbers = numbers;
		this.out = out;
	}

	void page(LiveHole page) {
		this.html.append("<!--h0-->");
		for (Instance instance : page.instances) {
			instance(instance, false);
		}
		while (!this.portals.isEmpty()) {
			Map.Entry<Integer, LiveHole> next = this.portals.pollFirstEntry();
			portal(next.getKey(), next.getValue());
		}
		this.html.append("<!--/h-->");
		handOver();
	}

	private void handOver() {
		this.out.accept(this.html);
		this.html.setLength(0);
	}

	/**
	 * Writes an instance.
	 * @param again whether its view may come again, so that what does not change by
	 * itself may change too (I-35)
	 */
	private void instance(Instance instance, boolean again) {
		int number = this.numbers.of(instance.template);
		if (instance.template.isPlain()) {
			new Body(instance, again, instance.id + "." + number).write();
		}
		else {
			this.html.append("<!--i").append(instance.id).append('.').append(number).append("-->");
			new Body(instance, again, null).write();
			this.html.append("<!--/i-->");
		}
	}

	private void portal(int slot, LiveHole hole) {
		if (hole.source() instanceof PortalView portal) {
			this.html.append("<!--p").append(slot).append('.').append(portal.target()).append("-->");
			hole(hole, true);
			this.html.append("<!--/p-->");
		}
	}

	private void hole(LiveHole hole, boolean again) {
		for (Instance instance : hole.instances) {
			instance(instance, again || hole.comesAgain());
		}
	}

	/** Writes the nodes of one instance. */
	private final class Body {

		private final Instance instance;

		private final List<Object> tokens;

		private final boolean again;

		private @Nullable String mark;

		private final Deque<String> open = new ArrayDeque<>();

		private int slot;

		/**
		 * Whether the last node written is a marked text, from which other text must be
		 * kept apart.
		 */
		private boolean afterMarkedText;

		/** Whether the marker of the next text stands in front of the text before it. */
		private boolean markedAhead;

		Body(Instance instance, boolean again, @Nullable String mark) {
			this.instance = instance;
			this.tokens = instance.template.tokens();
			this.again = again;
			this.mark = mark;
		}

		void write() {
			int i = 0;
			while (i < this.tokens.size()) {
				if (HtmlWriter.this.html.length() >= PART) {
					handOver();
				}
				int kind = Tokens.kind(this.tokens, i);
				if (Tokens.isElement(kind)) {
					i = element(i);
					continue;
				}
				if (kind == Wire.CLOSE) {
					close();
				}
				else {
					content(kind, ++this.slot, Tokens.kind(this.tokens, Tokens.next(this.tokens, i)));
				}
				i = Tokens.next(this.tokens, i);
			}
		}

		private boolean isMarked(int kind) {
			return this.again || Tokens.isDynamic(kind);
		}

		/** Writes a start tag and returns the index of the token behind it. */
		private int element(int at) {
			String tag = Tokens.name(this.tokens, at);
			StringBuilder out = HtmlWriter.this.html;
			out.append('<').append(tag);
			if (this.mark != null) {
				out.append(" data-i=\"").append(this.mark).append('"');
			}
			Attributes attributes = new Attributes(this.instance, this.slot + 1);
			int i = Tokens.next(this.tokens, at);
			boolean marked = false;
			while (Tokens.isAttribute(Tokens.kind(this.tokens, i))) {
				marked |= isMarked(Tokens.kind(this.tokens, i));
				attributes.add(tag, Tokens.kind(this.tokens, i), ++this.slot);
				i = Tokens.next(this.tokens, i);
			}
			int first = this.slot + 1 - attributes.count();
			int content = Tokens.kind(this.tokens, i);
			if (tag.equals("option") && Tokens.isContent(content)) {
				attributes.option(this.instance.value(this.slot + 1));
			}
			marked |= Tokens.isContent(content) && isMarked(content) && this.instance.template.isSole(this.slot + 1);
			if (marked && this.mark == null) {
				out.append(" data-l=\"").append(first).append('"');
			}
			this.mark = null;
			out.append(attributes.written()).append('>');
			this.afterMarkedText = false;
			if (tag.equals("pre") || tag.equals("textarea")) {
				out.append('\n');
			}
			if (attributes.text() != null) {
				Escape.text(out, attributes.text());
			}
			if (tag.equals("select")) {
				HtmlWriter.this.selected = attributes.selectValue();
			}
			if (!Nesting.VOID.contains(tag)) {
				this.open.push(tag);
				return i;
			}
			return Tokens.next(this.tokens, i);
		}

		private void close() {
			String tag = this.open.pop();
			HtmlWriter.this.html.append("</").append(tag).append('>');
			this.afterMarkedText = false;
			if (tag.equals("select")) {
				HtmlWriter.this.selected = null;
			}
		}

		private void content(int kind, int slot, int next) {
			StringBuilder out = HtmlWriter.this.html;
			boolean sole = this.instance.template.isSole(slot);
			if (kind == Wire.PORTAL) {
				// Keeps the texts before and after it apart.
				out.append("<!---->");
				HtmlWriter.this.portals.put(this.instance.id + slot, this.instance.hole(slot));
				this.afterMarkedText = false;
				return;
			}
			if (kind == Wire.RAW) {
				String html = String.valueOf(this.instance.value(slot));
				out.append(sole ? html : "<!--r" + slot + "-->" + html + "<!--/r-->");
				this.afterMarkedText = false;
				return;
			}
			if (kind == Wire.HOLE) {
				if (!sole) {
					out.append("<!--h").append(slot).append("-->");
				}
				hole(this.instance.hole(slot), this.again);
				if (!sole) {
					out.append("<!--/h-->");
				}
				this.afterMarkedText = false;
				return;
			}
			boolean marked = !sole && isMarked(kind);
			String text = String.valueOf(this.instance.value(slot));
			if (!marked && next == Wire.TEXT_HOLE && !text.isEmpty()) {
				// One marker in front of both texts, so that they can be read as one.
				out.append("<!--t").append(slot + 1).append('.').append(text.length()).append("-->");
				this.markedAhead = true;
			}
			else if (marked && !this.markedAhead) {
				out.append("<!--t").append(slot).append("-->");
			}
			else if (!marked && this.afterMarkedText) {
				out.append("<!---->");
			}
			Escape.text(out, text);
			this.markedAhead &= !marked;
			this.afterMarkedText = marked;
		}

	}

	/** Collects the attributes of one start tag. */
	private final class Attributes {

		private final Instance instance;

		private final int first;

		private int last;

		private final StringBuilder written = new StringBuilder();

		private @Nullable String classes;

		private final List<String> classHoles = new ArrayList<>();

		private @Nullable String text;

		private @Nullable Object selectValue;

		private @Nullable Object own;

		private boolean option;

		Attributes(Instance instance, int first) {
			this.instance = instance;
			this.first = first;
			this.last = first - 1;
		}

		/**
		 * Notes that the element is an option with a text, which is its value unless an
		 * attribute says so.
		 */
		void option(@Nullable Object text) {
			this.option = true;
			this.own = (this.own != null) ? this.own : String.valueOf(text).strip();
		}

		int count() {
			return this.last - this.first + 1;
		}

		void add(String tag, int kind, int slot) {
			this.last = slot;
			Object value = (this.instance.value(slot) instanceof FieldText field) ? field.paint()
					: this.instance.value(slot);
			if (kind == Wire.CLASS_HOLE) {
				this.classHoles.add((value != null) ? (String) value : "");
				return;
			}
			if (kind == Wire.HANDLER || kind == Wire.STYLE_HOLE) {
				return;
			}
			String name = this.instance.template.name(slot);
			if (name.equals("value")) {
				this.own = value;
			}
			if (name.equals("class")) {
				this.classes = (String) value;
			}
			else if (kind == Wire.PROPERTY_HOLE && Tokens.isWritten(name)) {
				property(tag, (name.startsWith("!") || name.startsWith("~")) ? name.substring(1) : name, value);
			}
			else if (kind != Wire.PROPERTY_HOLE && value != null && !Boolean.FALSE.equals(value)) {
				Escape.attribute(this.written, name, Boolean.TRUE.equals(value) ? "" : (String) value);
			}
		}

		private void property(String tag, String name, @Nullable Object value) {
			if (name.equals("value") && tag.equals("textarea")) {
				this.text = String.valueOf(value);
			}
			else if (name.equals("textContent")) {
				this.text = String.valueOf(value);
			}
			else if (tag.equals("select") && (name.equals("value") || name.equals("values"))) {
				this.selectValue = "\n" + value + "\n";
			}
			else if (!Boolean.FALSE.equals(value)) {
				Escape.attribute(this.written, name, Boolean.TRUE.equals(value) ? "" : String.valueOf(value));
			}
		}

		/** The classes, so that a client can tell those of the holes (I-39). */
		private @Nullable String classes() {
			if (this.classes == null && String.join("", this.classHoles).isEmpty()) {
				return null;
			}
			String ofHoles = String.join(" ", this.classHoles);
			if (this.classes == null) {
				return ofHoles;
			}
			return this.classHoles.isEmpty() ? this.classes : this.classes + " " + ofHoles;
		}

		@Nullable String text() {
			return this.text;
		}

		@Nullable Object selectValue() {
			return this.selectValue;
		}

		String written() {
			String classes = classes();
			if (classes != null) {
				Escape.attribute(this.written, "class", classes);
			}
			Object selected = HtmlWriter.this.selected;
			if (this.option && selected != null && selected.toString().contains("\n" + this.own + "\n")) {
				Escape.attribute(this.written, "selected", "");
			}
			return this.written.toString();
		}

	}

}
