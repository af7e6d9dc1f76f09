package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.durable.Codecs;
import dev.lattice.engine.event.EventFields;
import dev.lattice.engine.event.EventType;
import dev.lattice.engine.html.Attribute;
import dev.lattice.engine.html.Client;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/**
 * Every kind of input, each bound to a signal; the server says what it has. What it has
 * is durable: it is there again when the server is another one.
 */
@LatticeComponent(value = "/inputs", title = "Inputs")
public final class Inputs extends Component {

	private record Known(String name, Signal<?> value, Runnable reset) {
	}

	private final List<Known> known = new ArrayList<>();

	private static final EventType<Boolean> TOGGLE = EventType.of("toggle", List.of("currentTarget.open"),
			EventFields::flag);

	private final Signal<Boolean> reading = signal(false);

	private final Signal<List<String>> sent = signal(List.of());

	@Override
	protected View view() {
		return main(h1("Inputs"),
				form(cls("fields"), onSubmit(this::send), texts(), numbers(), times(), choices(), more(),
						p(cls("row"), button("Send", type("submit"), busy("Sending…")),
								button("Clear", type("button"), cls("quiet"), onClick(this::clear),
										onClick(Client.resetForm().around("form"))))),
				section(cls("known"), aria("label", "What the server has"), h2("What the server has"),
						dl(each(this.known, Known::name,
								(value) -> div(dt(value.name()), dd(text(() -> shown(value.value().get()))))))),
				when(() -> !this.sent.get().isEmpty(), () -> section(aria("label", "Sent"), h2("Sent"),
						ul(each(this.sent, (line) -> line, (line) -> li(line))))),
				Layout.home());
	}

	private View texts() {
		return fieldset(legend("Texts"), field("Text", "text", ""), field("E-mail", "email", ""),
				field("Password", "password", ""), field("Search", "search", ""), field("Telephone", "tel", ""),
				field("Address", "url", ""), note("Note"));
	}

	private View numbers() {
		return fieldset(legend("Numbers"), field("Number", "number", "7", min("0"), max("100")),
				field("Range", "range", "30", min("0"), max("100")), field("Colour", "color", "#2457d6"));
	}

	private View times() {
		return fieldset(legend("Times"), field("Date", "date", ""), field("Time", "time", ""),
				field("Date and time", "datetime-local", ""), field("Month", "month", ""), field("Week", "week", ""));
	}

	private View choices() {
		return fieldset(legend("Choices"), check("Subscribe"), radios("Size", List.of("Small", "Medium", "Large")),
				choice("Country", List.of("Austria", "Brazil", "Canada")),
				choices("Days", List.of("Monday", "Wednesday", "Friday")), suggestions());
	}

	private View more() {
		return fieldset(legend("More"), edited("Motto"), files("Files"), details("Advanced"), terms("Terms"));
	}

	private <T> Signal<T> known(String name, T first) {
		return known(name, first, durable(name, signal(first)));
	}

	private Signal<List<String>> known(String name) {
		return known(name, List.of(), durable(name, signal(List.of()), Codecs.list(Codecs.STRING)));
	}

	private <T> Signal<T> known(String name, T first, Signal<T> value) {
		this.known.add(new Known(name, value, () -> value.set(first)));
		return value;
	}

	private View field(String name, String type, String first, Attribute... attributes) {
		return label(span(name),
				input(type(type), name(name), autocomplete("off"), bind(known(name, first)), attributes(attributes)));
	}

	private View note(String name) {
		return label(span(name), textarea(name(name), rows("3"), bind(known(name, ""))));
	}

	private View check(String name) {
		return label(cls("check"), input(type("checkbox"), name(name), bindChecked(known(name, false))), span(name));
	}

	private View radios(String name, List<String> options) {
		Signal<String> chosen = known(name, options.getFirst());
		return fieldset(legend(name), each(options, (option) -> option, (option) -> label(cls("check"),
				input(type("radio"), name(name), bindRadio(chosen, option)), span(option))));
	}

	private View choice(String name, List<String> options) {
		return div(cls("field"), label(name, forId(name)), select(id(name), name(name),
				bind(known(name, options.getFirst())), each(options, (option) -> option, (option) -> option(option))));
	}

	private View choices(String name, List<String> options) {
		return div(cls("field"), label(name, forId(name)), select(id(name), name(name), bindValues(known(name)),
				each(options, (option) -> option, (option) -> option(option))));
	}

	private View edited(String name) {
		return div(cls("field"), span(name, id(name)),
				div(cls("editable"), role("textbox"), aria("labelledby", name), bindText(known(name, ""))));
	}

	/** Of a file the server knows what the browser says of it. */
	private View files(String name) {
		Signal<List<String>> chosen = known(name);
		return label(span(name), input(type("file"), multiple(), onFiles((files) -> chosen
			.set(files.stream().map((file) -> file.name() + " (" + file.size() + " bytes)").toList()))));
	}

	private View details(String name) {
		Signal<Boolean> open = known(name, false);
		return Html.details(open(open), on(TOGGLE, open::set), summary(name), field("Nickname", "text", ""));
	}

	private View terms(String name) {
		Signal<String> answer = known(name, "");
		return div(cls("field"),
				button("Read the terms", type("button"), cls("quiet"), onClick(() -> this.reading.set(true))),
				dialog(modal(this.reading), aria("label", name), p("You may use this page as you like."),
						button("Accept", type("button"), onClick(() -> {
							answer.set("accepted");
							this.reading.set(false);
						}))));
	}

	private View suggestions() {
		return div(cls("field"), label("Fruit", forId("fruit")),
				input(id("fruit"), name("Fruit"), list("fruits"), autocomplete("off"), bind(known("Fruit", ""))),
				datalist(id("fruits"),
						each(List.of("Apple", "Banana", "Cherry"), (fruit) -> fruit, (fruit) -> option(fruit))));
	}

	private static String shown(Object value) {
		String text = (value instanceof List<?> list) ? String.join(", ", list.stream().map(Object::toString).toList())
				: value.toString();
		return text.isEmpty() ? "–" : text;
	}

	private void send() {
		this.sent.set(this.known.stream().map((value) -> value.name() + ": " + shown(value.value().get())).toList());
	}

	private void clear() {
		this.known.forEach((value) -> value.reset().run());
		this.sent.set(List.of());
	}

}
