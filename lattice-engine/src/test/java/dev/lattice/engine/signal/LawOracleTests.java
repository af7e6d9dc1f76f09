package dev.lattice.engine.signal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The oracle of random programs notices what is wrong on purpose. */
class LawOracleTests {

	/** So many are enough for each fault to show. */
	private static final long PROGRAMS = 200;

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void aFaultIsNoticed(LawFault fault) {
		int noticed = 0;
		for (long seed = 0; seed < PROGRAMS; seed++) {
			try {
				LawProgram.run(seed, new LawCounts(), fault, false);
			}
			catch (AssertionError ex) {
				noticed++;
			}
		}
		assertThat(noticed).isPositive();
	}

}
