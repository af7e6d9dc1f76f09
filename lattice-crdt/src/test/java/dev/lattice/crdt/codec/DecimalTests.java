package dev.lattice.crdt.codec;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares with the JVM's own conversion, which is exact. */
class DecimalTests {

	@ParameterizedTest
	@ValueSource(strings = { "0", "0.0", "0e5", "1", "10", "1e23", "8.41e21", "9007199254740993", "9007199254740992.5",
			"123456789012345678901234567890", "0.1", "0.30000000000000004", "4.9e-324", "2.4703282292062327e-324",
			"2.4703282292062328e-324", "1.7976931348623157e308", "1.7976931348623159e308", "1e309", "1e-400",
			"1e99999999999999999999", "1e-99999999999999999999", "0e99999999999999999999", "2.2250738585072012e-308",
			"2.2250738585072011e-308", "1E5", "1e+5", "0.000001e6", "1000000000000000000000e-21", "1e0" })
	void aNumberIsReadAsTheNearestDouble(String text) {
		assertThat(Decimal.parse(text, 0, text.length())).isEqualTo(Double.parseDouble(text));
	}

	@Test
	void aNumberHalfWayBetweenTwoDoublesIsDecidedByItsLastDigitHoweverFar() {
		String halfWay = BigDecimal.ONE.add(new BigDecimal(Math.ulp(1.0) / 2)).toPlainString() + "0".repeat(2000);
		assertThat(Decimal.parse(halfWay, 0, halfWay.length())).isEqualTo(1);
		assertThat(Decimal.parse(halfWay + "1", 0, halfWay.length() + 1)).isEqualTo(1 + Math.ulp(1.0));
		String least = new BigDecimal(Double.MIN_VALUE).divide(BigDecimal.TWO).toPlainString();
		assertThat(Decimal.parse(least, 0, least.length())).isEqualTo(0);
		assertThat(Decimal.parse(least + "1", 0, least.length() + 1)).isEqualTo(Double.MIN_VALUE);
	}

	@Test
	void zerosAndTheExponentOutweighEachOther() {
		String text = "0." + "0".repeat(100_000) + "15e100001";
		assertThat(Decimal.parse(text, 0, text.length())).isEqualTo(1.5);
		String large = "15" + "0".repeat(100_000) + "e-100001";
		assertThat(Decimal.parse(large, 0, large.length())).isEqualTo(1.5);
	}

	@Test
	void aMillionDigitsAreReadAtOnce() {
		String text = "1234567890".repeat(100_000);
		assertThat(Decimal.parse(text, 0, text.length())).isEqualTo(Double.POSITIVE_INFINITY);
		String fraction = "0." + text;
		assertThat(Decimal.parse(fraction, 0, fraction.length())).isEqualTo(0.1234567890123456789);
	}

	@Test
	void randomNumbersAreReadAsTheNearestDouble() {
		Random random = new Random(38795455);
		for (int count = 0; count < 20_000; count++) {
			StringBuilder text = new StringBuilder().append(1 + random.nextInt(9));
			for (int digits = random.nextInt(25); digits > 0; digits--) {
				text.append(random.nextInt(10));
			}
			if (random.nextBoolean()) {
				text.append('.').append(random.nextInt(1_000_000_000));
			}
			text.append('e').append(random.nextInt(680) - 345);
			assertThat(Decimal.parse(text.toString(), 0, text.length())).as("%s", text)
				.isEqualTo(Double.parseDouble(text.toString()));
		}
	}

}
