package dev.lattice.transport.webflux;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AllowedOriginsTests {

	private final AllowedOrigins origins = new AllowedOrigins(List.of("https://Partner.example"));

	@ParameterizedTest
	@CsvSource({ "http://app.example/s, http://app.example, true", "http://app.example/s, http://APP.example:80, true",
			"https://app.example:443/s, https://app.example, true", "wss://app.example/s, https://app.example, true",
			"http://app.example/s, https://partner.example, true", "http://app.example/s, https://app.example, false",
			"http://app.example/s, http://app.example:8080, false",
			"http://app.example/s, http://partner.example, false",
			"http://app.example/s, https://user@partner.example, false",
			"http://app.example/s, app://app.example, false", "http://app.example/s, https://partner.example/, false",
			"http://app.example/s, null, false", "http://app.example/s, '', false",
			"http://app.example/s, ://, false" })
	void onlyTheOwnAndConfiguredOnesAreAllowed(String request, String origin, boolean allowed) {
		assertThat(this.origins.allows(request(request, origin))).isEqualTo(allowed);
	}

	@Test
	void twoOriginsAreNone() {
		assertThat(this.origins.allows(request("http://app.example/", "http://app.example", "http://app.example")))
			.isFalse();
	}

	@Test
	void theOwnOriginIsTheOneThatAProxyTells() {
		ServerHttpRequest request = MockServerHttpRequest.get("http://10.0.0.1:8080/s")
			.header("X-Forwarded-Proto", "https")
			.header("X-Forwarded-Host", "app.example")
			.header("X-Forwarded-Port", "443")
			.header("Origin", "https://app.example")
			.build();

		assertThat(this.origins.allows(request)).isFalse();
		assertThat(this.origins.allows(new ForwardedHeaderTransformer().apply(request))).isTrue();
	}

	@Test
	void whatIsNotAnOriginCannotBeConfigured() {
		assertThatIllegalArgumentException().isThrownBy(() -> new AllowedOrigins(List.of("*")))
			.withMessageContaining("'*' in lattice.websocket.allowed-origins is not an origin");
	}

	private static ServerHttpRequest request(String uri, String... origins) {
		return MockServerHttpRequest.method(HttpMethod.GET, URI.create(uri)).header("Origin", origins).build();
	}

}
