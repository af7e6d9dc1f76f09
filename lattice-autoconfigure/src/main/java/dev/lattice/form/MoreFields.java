package dev.lattice.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.function.Function;

import dev.lattice.engine.form.InputType;
import dev.lattice.engine.form.RangeField;
import dev.lattice.engine.form.Reading;

/** Fields for types that only a Java platform has. Their value is null while empty. */
public final class MoreFields {

	/** What is longer is no number that a person enters, and costs much to read. */
	private static final int LONGEST_NUMBER = 100;

	private static final InputType<BigDecimal> DECIMAL = new InputType<>("text", "decimal", MoreFields::exactly,
			BigDecimal::toPlainString, BigDecimal::toPlainString);

	private static final InputType<LocalDate> DATE = time("date", LocalDate::parse, "Please enter a date");

	private static final InputType<LocalTime> TIME = time("time", LocalTime::parse, "Please enter a time");

	private static final InputType<LocalDateTime> DATE_TIME = time("datetime-local", LocalDateTime::parse,
			"Please enter a date and a time");

	private MoreFields() {
	}

	/**
	 * Makes a field for an exact number, such as a price.
	 * @param name the name of the control, unique in its form
	 * @return the field
	 */
	public static RangeField<BigDecimal> decimal(String name) {
		return new RangeField<>(name, DECIMAL);
	}

	/**
	 * Makes a field for a date, which the browser shows as its user is used to.
	 * @param name the name of the control, unique in its form
	 * @return the field
	 */
	public static RangeField<LocalDate> date(String name) {
		return new RangeField<>(name, DATE);
	}

	/**
	 * Makes a field for a time of day.
	 * @param name the name of the control, unique in its form
	 * @return the field
	 */
	public static RangeField<LocalTime> time(String name) {
		return new RangeField<>(name, TIME);
	}

	/**
	 * Makes a field for a date and a time of day, without a time zone.
	 * @param name the name of the control, unique in its form
	 * @return the field
	 */
	public static RangeField<LocalDateTime> dateTime(String name) {
		return new RangeField<>(name, DATE_TIME);
	}

	private static Reading<BigDecimal> exactly(String text) {
		if (text.length() <= LONGEST_NUMBER && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
			try {
				return Reading.of(new BigDecimal(text));
			}
			catch (NumberFormatException ex) {
				// Told below.
			}
		}
		return Reading.failed("Please enter a number, such as 1.50");
	}

	private static <T> InputType<T> time(String type, Function<String, T> parse, String problem) {
		return new InputType<>(type, "", (text) -> {
			try {
				return Reading.of(parse.apply(text));
			}
			catch (DateTimeException ex) {
				return Reading.failed(problem);
			}
		}, String::valueOf, String::valueOf);
	}

}
