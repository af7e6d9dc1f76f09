package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every other test of a page holds, too, that nothing goes wrong unnoticed. */
@SampleTest
class PolicyIT {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/counter", "/todo", "/monitor", "/table", "/kanban", "/document", "/poll", "/inputs",
			"/customers", "/shared" })
	void aPageBecomesLiveWithoutAFault(String path, Tab tab) {
		tab.open(path);
		assertThat(tab.faults()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/counter", "/todo", "/monitor", "/table", "/kanban", "/document", "/poll", "/inputs",
			"/customers", "/shared" })
	void aPageHasNothingInline(String path, Tab tab) {
		Document html = Jsoup.parse(tab.page().navigate(tab.address(path)).text());
		assertThat(html.select("h1")).hasSize(1);
		assertThat(html.select("[style], style, script:not([src]):not([type='application/json'])")).isEmpty();
	}

	@Test
	void thePolicyAllowsNothingInline(Tab tab) {
		String policy = tab.page().navigate(tab.address("/counter")).headerValue("content-security-policy");
		assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe");
	}

	@Test
	void anInlineScriptDoesNotRun(Tab tab) {
		tab.expect("policy: script-src-elem").expect("Content Security Policy");
		tab.open("/counter");
		tab.page().evaluate("""
				() => {
				  const script = document.createElement("script");
				  script.textContent = "globalThis.intruded = true";
				  document.body.append(script);
				}""");
		assertThat(tab.page().evaluate("() => globalThis.intruded === undefined")).isEqualTo(true);
		assertThat(tab.faults()).anyMatch((fault) -> fault.contains("policy: script-src-elem"));
	}

	@Test
	void aPageIsNotStored(Tab tab) {
		assertThat(tab.page().navigate(tab.address("/counter")).headerValue("cache-control")).contains("no-store");
	}

	@Test
	void theClientIsStored(Tab tab) {
		List<String> caching = new ArrayList<>();
		tab.page().onResponse((response) -> {
			if (response.url().contains("/lattice/client-")) {
				caching.add(response.headerValue("cache-control"));
			}
		});
		tab.open("/counter");
		assertThat(caching).singleElement().asString().contains("immutable");
	}

}
