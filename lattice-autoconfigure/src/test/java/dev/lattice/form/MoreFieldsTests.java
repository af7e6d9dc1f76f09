package dev.lattice.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import dev.lattice.engine.form.RangeField;
import dev.lattice.engine.signal.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MoreFieldsTests {

	private static void run(Runnable test) {
		Scope.root((action) -> {
		}).run(test);
	}

	private static <T extends Comparable<? super T>> void comesBack(RangeField<T> field, T value, String input) {
		field.set(value);
		assertThat(field.signal().peek()).isEqualTo(input);
		assertThat(field.value()).isEqualTo(value);
	}

	@Test
	void whatIsPutInIsReadBack() {
		run(() -> {
			comesBack(MoreFields.decimal("price"), new BigDecimal("1000"), "1000");
			comesBack(MoreFields.decimal("price"), new BigDecimal("-1.50"), "-1.50");
			comesBack(MoreFields.date("day"), LocalDate.of(2026, 2, 28), "2026-02-28");
			comesBack(MoreFields.time("at"), LocalTime.of(7, 5), "07:05");
			comesBack(MoreFields.dateTime("at"), LocalDateTime.of(2026, 2, 28, 7, 5), "2026-02-28T07:05");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "1,50", "1e5", "1E999999999", "x" })
	void whatIsNoNumberThatPeopleEnterHasNoValue(String input) {
		run(() -> {
			RangeField<BigDecimal> field = MoreFields.decimal("price");
			field.signal().set(input);
			assertThat(field.value()).isNull();
			field.reject("visited");
			assertThat(field.problem()).contains("such as 1.50");
		});
	}

	@Test
	void aNumberHasAtMostAHundredCharacters() {
		run(() -> {
			RangeField<BigDecimal> field = MoreFields.decimal("price");
			field.signal().set("9".repeat(100));
			assertThat(field.value()).isNotNull();
			field.signal().set("9".repeat(101));
			assertThat(field.value()).isNull();
		});
	}

	@Test
	void aDayThatIsNotInTheCalendarHasNoValue() {
		run(() -> {
			RangeField<LocalDate> field = MoreFields.date("day");
			field.signal().set("2026-02-30");
			assertThat(field.value()).isNull();
		});
	}

}
