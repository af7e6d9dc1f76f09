package dev.lattice.crdt.vectors;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A runner that finds nothing proves nothing: each kind of wrong expectation is found.
 */
class VectorRunnerTests {

	private static final String DOCUMENT = """
			{"do":"doc","id":"A","client":5,"roots":{"t":"text","a":"array"}}""";

	private static final String INSERTION = """
			{"do":"tx","doc":"A","ops":[{"op":"text.insert","at":["t"],"index":0,"text":"ab"}],
			"emit":[{"v1":"AQEFAAQBAXQCYWIA"}]}""";

	@Test
	void aCaseThatIsAsRecordedHasNoFinding() {
		assertThat(run(DOCUMENT, INSERTION).none()).isTrue();
	}

	@Test
	void anUpdateWithOtherBytesIsFound() {
		assertThat(run(DOCUMENT, INSERTION.replace("AQEFAAQBAXQCYWIA", "AQEFAAQBAXQCYWMA")))
			.hasToString("1 findings: step 1 tx.emit: at [0].v1 expected AQEFAAQBAXQCYWMA but was AQEFAAQBAXQCYWIA");
	}

	@Test
	void anUpdateThatDidNotComeIsFound() {
		assertThat(run(DOCUMENT, "{\"do\":\"tx\",\"doc\":\"A\",\"ops\":[],\"emit\":[{}]}").toString())
			.contains("expected 1 elements but were 0");
	}

	@Test
	void anOperationThatShouldHaveBeenRefusedIsFound() {
		assertThat(run(DOCUMENT, INSERTION.replace("\"emit\"", "\"throws\":true,\"emit\"")).toString())
			.contains("step 1 tx.throws: expected true but was false");
	}

	@Test
	void anOperationThatShouldNotHaveBeenRefusedIsFound() {
		assertThat(run(DOCUMENT, """
				{"do":"tx","doc":"A","ops":[{"op":"array.delete","at":["a"],"index":3,"len":1}],"emit":[]}""")
			.toString()).contains("step 1 (tx) broke: java.lang.IndexOutOfBoundsException");
	}

	@Test
	void anotherValueOfARootIsFound() {
		assertThat(run(DOCUMENT, INSERTION, """
				{"do":"json","doc":"A","at":["t"],"result":{"$":"text","delta":[{"insert":"ac"}],"length":2}}""")
			.toString()).contains("step 2 json.result: at .delta[0].insert expected ac but was ab");
	}

	@Test
	void aHostileUpdateThatIsTakenThoughItShouldBeRefusedIsFound() {
		HostileCase hostile = new HostileCase(new LatticeSubject(),
				new Fields(Map.of("base", "AAA=", "baseRoots", Map.of("t", "text"))));

		assertThat(hostile.run(new Fields(Map.of("kind", "v1", "b64", "AQEFAAQBAXQCYWIA", "expect", "reject"))))
			.hasToString("1 findings: was accepted");
	}

	@Test
	void anExceptionThatNoContractNamesIsNoRefusal() {
		assertThat(Refusals.isRefusal(new IllegalArgumentException("The length is 3"))).isTrue();
		assertThat(Refusals.isRefusal(new IllegalArgumentException())).isFalse();
		assertThat(Refusals.isRefusal(new NullPointerException("x"))).isFalse();
		assertThat(Refusals.isRefusal(new ArrayIndexOutOfBoundsException(3))).isFalse();
	}

	private static Findings run(String... steps) {
		Findings findings = new Findings();
		new Script(new LatticeSubject(), true, findings)
			.run(List.of(steps).stream().map((String step) -> Fields.of(VectorJson.read(step))).toList());
		return findings;
	}

}
