package dev.lattice.engine.form;

import java.util.function.Predicate;

import dev.lattice.engine.html.Attribute;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.Part;
import dev.lattice.engine.html.View;
import org.jspecify.annotations.Nullable;

/**
 * A field for a text. Its value is the text without the blanks around, and never null.
 */
public final class TextField extends ControlField<String, String> {

	private String type = "text";

	/** 0 for a single line. */
	private int lines;

	TextField(String name) {
		super(name, "");
	}

	/**
	 * Makes it a password: it is not shown, and its blanks count.
	 * @return this field
	 */
	public TextField password() {
		return type("password");
	}

	/**
	 * Requires an e-mail address, of the form that browsers take for one.
	 * @return this field
	 */
	public TextField email() {
		return email("Please enter an e-mail address, such as name@example.org");
	}

	/**
	 * Requires an e-mail address, of the form that browsers take for one.
	 * @param problem what the user is told if it is none
	 * @return this field
	 */
	public TextField email(String problem) {
		return type("email").check(EmailAddress::isOne, problem);
	}

	/**
	 * Says what is entered, so that telephones show a suitable keyboard.
	 * @param type the type of an {@code input}: text, search, tel, url, email, password
	 * @return this field
	 */
	public TextField type(String type) {
		this.type = type;
		return this;
	}

	/**
	 * Lets the user enter several lines.
	 * @param lines how many are seen, at least 1
	 * @return this field
	 */
	public TextField lines(int lines) {
		if (lines < 1) {
			throw new IllegalArgumentException("The " + this + " shows at least 1 line, not " + lines);
		}
		this.lines = lines;
		return this;
	}

	/**
	 * Bounds the length from above.
	 * @param characters how many characters (code points) there may be
	 * @return this field
	 */
	public TextField maxLength(int characters) {
		return maxLength(characters, "At most " + characters + " characters, please");
	}

	/**
	 * Bounds the length from above.
	 * @param characters how many characters (code points) there may be
	 * @param problem what the user is told if there are more
	 * @return this field
	 */
	public TextField maxLength(int characters, String problem) {
		return check((text) -> length(text) <= characters, problem);
	}

	/**
	 * Bounds the length from below; an empty text is a matter of {@link #required()}.
	 * @param characters how many characters (code points) there must be
	 * @return this field
	 */
	public TextField minLength(int characters) {
		return minLength(characters, "At least " + characters + " characters, please");
	}

	/**
	 * Bounds the length from below; an empty text is a matter of {@link #required()}.
	 * @param characters how many characters (code points) there must be
	 * @param problem what the user is told if there are fewer
	 * @return this field
	 */
	public TextField minLength(int characters, String problem) {
		return check((text) -> length(text) >= characters, problem);
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}

	@Override
	public TextField required() {
		super.required();
		return this;
	}

	@Override
	public TextField required(String problem) {
		super.required(problem);
		return this;
	}

	@Override
	public TextField check(Predicate<? super String> holds, String problem) {
		super.check(holds, problem);
		return this;
	}

	@Override
	protected Reading<String> read(String input) {
		return Reading.of(this.type.equals("password") ? input : input.strip());
	}

	@Override
	protected String inputOf(@Nullable String value) {
		return (value != null) ? value : "";
	}

	@Override
	protected boolean isEmpty(String value) {
		return value.isEmpty();
	}

	@Override
	public View control(Part... parts) {
		Attribute bound = Html.attributes(wiring(), Html.bind(signal(), Html.debounce(TYPING)));
		return (this.lines > 0) ? Html.textarea(all(parts, bound, Html.rows(String.valueOf(this.lines))))
				: Html.input(all(parts, bound, Html.type(this.type)));
	}

}
