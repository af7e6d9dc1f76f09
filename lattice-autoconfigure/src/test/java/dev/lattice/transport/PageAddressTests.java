package dev.lattice.transport;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageAddressTests {

	@Test
	void thePathStaysEncodedAndTheQueryIsDecoded() {
		assertThat(PageAddress.parse("/a%20b?q=%C3%A9+x&q=2&flag&=none&empty="))
			.isEqualTo(new PageAddress("/a%20b", Map.of("q", "é x", "flag", "", "empty", "")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "//host/a", "http://host/a", "/a#b", "/a b", "/\\a", "/%zz", "/a?q=%zz", "\n/a",
			"?q", "/a\u0000" })
	void anythingElseIsNoAddress(String text) {
		assertThat(PageAddress.parse(text)).isNull();
	}

}
