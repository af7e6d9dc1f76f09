package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lattice.engine.event.EventType;
import dev.lattice.engine.event.Json;
import dev.lattice.engine.html.Attribute;
import dev.lattice.engine.html.AttributeGroup;
import dev.lattice.engine.html.AttributeHole;
import dev.lattice.engine.html.BooleanHole;
import dev.lattice.engine.html.ClassHole;
import dev.lattice.engine.html.ClientCommand;
import dev.lattice.engine.html.ClientCommands;
import dev.lattice.engine.html.EditedText;
import dev.lattice.engine.html.Element;
import dev.lattice.engine.html.EventOption;
import dev.lattice.engine.html.Fragment;
import dev.lattice.engine.html.Handler;
import dev.lattice.engine.html.Hook;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.Part;
import dev.lattice.engine.html.PortalView;
import dev.lattice.engine.html.PropertyHole;
import dev.lattice.engine.html.RawHtml;
import dev.lattice.engine.html.StaticAttribute;
import dev.lattice.engine.html.StyleHole;
import dev.lattice.engine.html.Text;
import dev.lattice.engine.html.TextHole;
import dev.lattice.engine.html.View;
import dev.lattice.engine.html.ViewHole;
import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/** Takes a view apart into structure and sources. */
final class ShapeBuilder {

	/** Browsers put what is nested deeper than 512 elements elsewhere. */
	private static final int MAX_DEPTH = 400;

	private static final Set<String> TEXT_ONLY = Set.of("textarea", "option", "title");

	/** The types of an input that have a caret which a script may set. */
	private static final Set<String> WITH_CARET = Set.of("text", "search", "url", "tel", "password");

	private static final Attribute IGNORED = Html.ignore();

	private final List<Object> tokens = new ArrayList<>();

	private final List<Object> sources = new ArrayList<>();

	private int depth;

	/** How many of the open elements have content that other scripts own. */
	private int ignored;

	private boolean afterText;

	/** Whether the element whose attributes are taken apart is a field with a caret. */
	private boolean caret;

	private ShapeBuilder() {
	}

	static Shape of(@Nullable View view) {
		if (view == null) {
			throw new IllegalStateException("A hole, a row or a component gave null instead of a view;"
					+ " use nothing() for a view that is not there");
		}
		ShapeBuilder builder = new ShapeBuilder();
		builder.view(view);
		return new Shape(builder.tokens, builder.sources);
	}

	private void view(View view) {
		switch (view) {
			case Element element -> element(element);
			case Text text -> text(text.value());
			case TextHole hole -> slot(hole, Wire.TEXT_HOLE);
			case RawHtml raw -> slot(raw, Wire.RAW);
			case PortalView portal -> slot(portal, Wire.PORTAL);
			case ViewHole hole -> {
				if (this.ignored > 0) {
					throw new IllegalStateException(
							"A view that comes and goes stands in an element with ignore(), whose"
									+ " content belongs to other scripts; put it outside, or leave ignore() out");
				}
				slot(hole, Wire.HOLE);
			}
			case Fragment fragment -> fragment.views().forEach(this::view);
		}
	}

	private void text(String value) {
		if (this.afterText) {
			int last = this.sources.size() - 1;
			this.sources.set(last, this.sources.get(last) + value);
			return;
		}
		slot(value, Wire.TEXT);
		this.afterText = true;
	}

	private void slot(Object source, Object... described) {
		this.tokens.addAll(List.of(described));
		this.sources.add(source);
		this.afterText = false;
	}

	private void element(Element element) {
		if (++this.depth > MAX_DEPTH) {
			throw new IllegalStateException("<" + element.tag() + "> is nested " + this.depth
					+ " elements deep; browsers move what is deeper than " + MAX_DEPTH + ", so flatten the view");
		}
		this.tokens.add(switch (element.namespace()) {
			case HTML -> Wire.ELEMENT;
			case SVG -> Wire.SVG_ELEMENT;
			case MATH -> Wire.MATH_ELEMENT;
		});
		this.tokens.add(element.tag());
		attributes(element);
		boolean ignored = element.parts().contains(IGNORED);
		this.ignored += ignored ? 1 : 0;
		this.afterText = false;
		if (element.namespace() == Element.Namespace.HTML && TEXT_ONLY.contains(element.tag())) {
			textOnly(element);
		}
		else {
			for (Part part : element.parts()) {
				if (part instanceof View view) {
					view(view);
				}
			}
		}
		this.tokens.add(Wire.CLOSE);
		this.afterText = false;
		this.ignored -= ignored ? 1 : 0;
		this.depth--;
	}

	private void attributes(Element element) {
		joined(element, "class");
		joined(element, "data-ignore");
		Map<String, List<ClientCommand>> commands = new LinkedHashMap<>();
		this.caret = hasCaret(element);
		for (Part part : element.parts()) {
			if (part instanceof Attribute attribute) {
				attribute(attribute, commands);
			}
		}
		if (!commands.isEmpty()) {
			slot(json(commands), Wire.ATTRIBUTE, "data-do");
		}
	}

	private static boolean hasCaret(Element element) {
		boolean caret = element.tag().equals("textarea") || element.tag().equals("input");
		for (Part part : element.parts()) {
			caret &= !(part instanceof StaticAttribute(String name, String value)) || !name.equals("type")
					|| WITH_CARET.contains(value);
		}
		return caret;
	}

	/** What several parts say of one attribute is one value. */
	private void joined(Element element, String attribute) {
		StringBuilder words = new StringBuilder();
		for (Part part : element.parts()) {
			if (part instanceof StaticAttribute(String name, String value) && name.equals(attribute)) {
				words.append((words.length() > 0) ? " " : "").append(value);
			}
		}
		if (words.length() > 0) {
			slot(words.toString(), Wire.ATTRIBUTE, attribute);
		}
	}

	/** All commands of an element, by event (I-83). */
	private static String json(Map<String, List<ClientCommand>> commands) {
		StringBuilder json = new StringBuilder();
		commands.forEach((event, list) -> {
			json.append((json.length() > 0) ? ',' : '{');
			Json.string(json, event);
			json.append(':').append(ClientCommand.json(list));
		});
		return json.append('}').toString();
	}

	private void attribute(Attribute attribute, Map<String, List<ClientCommand>> commands) {
		switch (attribute) {
			case StaticAttribute(String name, String value) -> {
				if (!name.equals("class") && !name.equals("data-ignore")) {
					slot(value, Wire.ATTRIBUTE, name);
				}
			}
			case AttributeHole hole -> slot(hole, Wire.ATTRIBUTE_HOLE, hole.name());
			case BooleanHole hole -> slot(hole, Wire.BOOLEAN_HOLE, hole.name());
			case ClassHole hole -> slot(hole, Wire.CLASS_HOLE);
			case StyleHole hole -> slot(hole, Wire.STYLE_HOLE, hole.property());
			case PropertyHole hole -> slot(hole, Wire.PROPERTY_HOLE, hole.name());
			case EditedText edited -> editedText(edited);
			case Handler<?> handler -> handler(handler);
			case ClientCommands(String event, List<ClientCommand> list) ->
				commands.computeIfAbsent(event, (name) -> new ArrayList<>()).addAll(list);
			case Hook hook -> slot(hook.attribute(), Wire.ATTRIBUTE, "data-hook");
			case AttributeGroup group -> group.attributes().forEach((inner) -> attribute(inner, commands));
		}
	}

	/** Each element has a binding of its own. */
	private void editedText(EditedText edited) {
		if (!this.caret) {
			throw new IllegalStateException("A text that many edit is bound to an element without a caret; bind it to"
					+ " <textarea>, or to <input> of type text, search, url, tel or password");
		}
		FieldText field = new FieldText(edited);
		slot(field, Wire.PROPERTY_HOLE, EditedText.PROPERTY);
		handler(new Handler<>(EventType.EDIT, field::take, List.of(), null));
		if (field.hasCarets()) {
			handler(new Handler<>(EventType.CARET, field::select, List.of(), null));
		}
	}

	private void handler(Handler<?> handler) {
		int flags = 0;
		int wait = 0;
		for (EventOption option : handler.options()) {
			switch (option) {
				case EventOption.PreventDefault prevent -> flags |= Wire.PREVENT_DEFAULT;
				case EventOption.Forced forced -> {
				}
				case EventOption.StopPropagation stop -> flags |= Wire.STOP_PROPAGATION;
				case EventOption.Debounce(int milliseconds) -> wait = milliseconds;
				case EventOption.Throttle(int milliseconds) -> {
					wait = milliseconds;
					flags |= Wire.THROTTLE;
				}
			}
		}
		slot(handler, Wire.HANDLER, handler.type().name(), flags, wait, handler.type().fields().size());
		this.tokens.addAll(handler.type().fields());
	}

	/** Where a parser sees only text, all of it is one text. */
	private void textOnly(Element element) {
		List<Object> texts = new ArrayList<>();
		for (Part part : element.parts()) {
			if (part instanceof View view) {
				collectTexts(element, view, texts);
			}
		}
		if (isConstant(texts)) {
			texts.forEach((text) -> text((String) text));
		}
		else if (texts.size() == 1) {
			slot(texts.getFirst(), Wire.TEXT_HOLE);
		}
		else {
			slot(new TextHole(() -> join(texts)), Wire.TEXT_HOLE);
		}
	}

	private static boolean isConstant(List<Object> texts) {
		for (Object text : texts) {
			if (!(text instanceof String)) {
				return false;
			}
		}
		return true;
	}

	private static void collectTexts(Element element, View view, List<Object> texts) {
		switch (view) {
			case Text text -> texts.add(text.value());
			case TextHole hole -> texts.add(hole);
			case Fragment fragment -> fragment.views().forEach((part) -> collectTexts(element, part, texts));
			case Element inner -> throw new IllegalStateException(
					"<" + inner.tag() + "> cannot stand in <" + element.tag() + ">, which holds only text");
			case RawHtml raw -> throw new IllegalStateException(
					"Markup cannot stand in <" + element.tag() + ">, which holds only text");
			case ViewHole hole -> throw new IllegalStateException("A view that changes cannot stand in <"
					+ element.tag() + ">, which holds only text; use a signal or lambda that gives the text");
		}
	}

	private static String join(List<Object> texts) {
		StringBuilder joined = new StringBuilder();
		for (Object text : texts) {
			Object value = (text instanceof TextHole hole) ? hole.source().get() : text;
			joined.append((value != null) ? value : "");
		}
		return joined.toString();
	}

}
