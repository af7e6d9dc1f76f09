package dev.lattice.secured;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.LatticeSessions;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.whole.LivePage;
import dev.lattice.whole.Newcomers;
import dev.lattice.whole.PageMarkup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** Users who log in, with Spring Security; sentences P-90 to P-98. */
@SpringBootTest(classes = SecuredApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=lattice,health",
				"lattice.security.recheck-interval=200ms",
				"lattice.page.content-security-policy=default-src 'self'; "
						+ "script-src 'nonce-{nonce}'; style-src 'self'; frame-ancestors 'self'" })
@ExtendWith(OutputCaptureExtension.class)
class SecurityTests {

	/** The handlers of the desk's buttons. */
	private static final int WHO = 2;

	private static final int ERASE = 4;

	private static final int WAIT = 6;

	private static final int FORBIDDEN = 4403;

	@LocalServerPort
	private int port;

	@Autowired
	private LatticeSessions live;

	@Autowired
	private SessionDirectory sessions;

	@Autowired
	private SecuredApplication.Grants grants;

	@AfterEach
	void giveBack() {
		SecuredApplication.DISABLED.clear();
		this.grants.give("ada");
		for (String user : new String[] { "ada", "bob", "eve", "root" }) {
			this.live.closeUser(user);
		}
	}

	@Nested
	class TheUserIsKnown {

		@Test
		void toTheConstructorAndToHandlers() {
			PageMarkup page = basic("ada").page("/desk");
			try (LivePage desk = basic("ada").join(page, "/desk")) {
				assertThat(page.html()).contains("maker ada");
				desk.event(WHO);

				assertThat(desk.until("handler ada")).isNotEmpty();
			}
		}

		@Test
		void toPublishersAndToWorkBesideTurns() {
			PageMarkup page = basic("ada").page("/desk");
			try (LivePage desk = basic("ada").join(page, "/desk")) {
				desk.event(WHO);
				desk.until("worker ada");

				assertThat(page.html()).contains("follower ada").contains("loaded ada");
			}
		}

		@Test
		void toNobodyElse() {
			PageMarkup ada = basic("ada").page("/desk");
			PageMarkup bob = basic("bob").page("/desk");
			PageMarkup nobody = Browser.anonymous(SecurityTests.this.port).page("/desk");

			assertThat(ada.html()).contains("maker ada").doesNotContain("bob");
			assertThat(bob.html()).contains("maker bob").doesNotContain("ada");
			assertThat(nobody.html()).contains("maker nobody").contains("follower nobody");
			try (LivePage first = basic("ada").join(ada, "/desk"); LivePage second = basic("bob").join(bob, "/desk")) {
				first.event(WHO);
				second.event(WHO);

				assertThat(first.until("handler ada").toString()).doesNotContain("bob");
				assertThat(second.until("handler bob").toString()).doesNotContain("ada");
			}
		}

	}

	@Nested
	class AMethodThatTheUserMayNotCall {

		@Test
		void failsTheHandlerAndTellsNoMoreThanAnIncident() {
			try (LivePage desk = basic("ada").live("/desk")) {
				desk.event(ERASE);
				var failed = next(desk, Wire.FAILED);

				assertThat(failed).hasSize(3).startsWith(Wire.FAILED, 1);
				assertThat(failed.get(2).toString()).matches("[0-9a-f]{6}-\\d+");
			}
		}

		@Test
		void isCalledForAUserWhoMay() {
			try (LivePage desk = basic("root").live("/desk")) {
				desk.event(ERASE);

				assertThat(desk.until("erased")).isNotEmpty();
			}
		}

	}

	@Nested
	class APageThatTheUserMayNotSee {

		@Test
		void isNotMadeForAGet() {
			int made = Admin.MADE.get();

			assertThat(basic("ada").status("/admin")).isEqualTo(HttpStatus.FORBIDDEN);
			assertThat(Admin.MADE).hasValue(made);
		}

		@Test
		void isShownToOneWhoMay() {
			assertThat(basic("root").page("/admin").html()).contains("the admin's secret");
		}

		@Test
		void sendsSomebodyAnonymousToTheLogIn() {
			var answer = Browser.anonymous(SecurityTests.this.port).get("/admin", "Accept", "text/html");

			assertThat(answer.getStatus()).isEqualTo(HttpStatus.FOUND);
			assertThat(answer.getResponseHeaders().getFirst("Location")).isEqualTo("/login");
		}

		@Test
		void getsNoPassForALiveNavigation() {
			PageMarkup page = basic("ada").page("/desk");

			var answer = basic("ada").get("/admin", "Lattice-Navigate", page.token());

			assertThat(answer.getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
			assertThat(answer.getResponseHeaders().getFirst("Lattice-Pass")).isNull();
		}

		@Test
		void isNotMadeByALiveNavigationEvenWithAPass() {
			// The grant was taken between the pass and the navigation.
			PageMarkup page = basic("ada").page("/desk");
			String pass = basic("ada").get("/board", "Lattice-Navigate", page.token())
				.getResponseHeaders()
				.getFirst("Lattice-Pass");
			try (LivePage desk = basic("ada").join(page, "/desk")) {
				desk.next();
				SecurityTests.this.grants.take("ada");
				desk.navigate("/board", pass);

				assertThat(next(desk, 0).toString()).contains("/board");
				assertThat(desk.isOpen()).isTrue();
			}
		}

		@Test
		void isNotMadeAnewOverASocket() {
			PageMarkup page = basic("ada").page("/board");
			SecurityTests.this.live.closeUser("ada");
			SecurityTests.this.grants.take("ada");
			try (LivePage board = basic("ada").join(page, "/board")) {
				assertThat(board.closeCode()).isEqualTo(FORBIDDEN);
			}
		}

	}

	@Nested
	class AGrantThatIsTaken {

		@Test
		void closesThePageAtTheNextInputAndAppliesNothing() {
			try (LivePage board = basic("ada").live("/board")) {
				board.event(1);
				next(board, Wire.RECEIVED);
				int clicks = Board.CLICKS.get();
				SecurityTests.this.grants.take("ada");
				board.event(1);

				assertThat(board.closeCode()).isEqualTo(FORBIDDEN);
				assertThat(Board.CLICKS).hasValue(clicks);
			}
		}

		@Test
		void closesAPageFromWhichNothingComes() {
			try (LivePage board = basic("ada").live("/board")) {
				SecurityTests.this.grants.take("ada");

				assertThat(board.closeCode()).isEqualTo(FORBIDDEN);
			}
		}

		@Test
		void closesThePagesOfADisabledUserAndMakesNoOther() {
			try (LivePage desk = basic("ada").live("/desk"); LivePage other = basic("bob").live("/desk")) {
				SecuredApplication.DISABLED.add("ada");

				assertThat(desk.closeCode()).isEqualTo(FORBIDDEN);
				assertThat(basic("ada").status("/desk")).isEqualTo(HttpStatus.FORBIDDEN);
				assertThat(other.isOpen()).isTrue();
			}
		}

	}

	@Nested
	class ALogOut {

		@Test
		void closesThePagesOfThatHttpSessionAndNoOther() {
			Browser ada = Browser.loggedIn(SecurityTests.this.port, "ada");
			Browser elsewhere = Browser.loggedIn(SecurityTests.this.port, "ada");
			try (LivePage here = ada.live("/desk"); LivePage there = elsewhere.live("/desk")) {
				ada.logOut();

				assertThat(here.closeCode()).isEqualTo(FORBIDDEN);
				assertThat(there.isOpen()).isTrue();
			}
		}

		@Test
		void leavesNoTokenThatIsGood() {
			Browser ada = Browser.loggedIn(SecurityTests.this.port, "ada");
			PageMarkup page = ada.page("/desk");
			ada.logOut();
			try (LivePage late = ada.join(page, "/desk")) {
				assertThat(late.closeCode()).isEqualTo(FORBIDDEN);
			}
		}

		@Test
		void isAlsoAnHttpSessionThatEndsByItself() {
			Browser ada = Browser.loggedIn(SecurityTests.this.port, "ada");
			try (LivePage desk = ada.live("/desk")) {
				ada.get("/invalidate");

				assertThat(desk.closeCode()).isEqualTo(FORBIDDEN);
			}
		}

	}

	@Nested
	class ClosingAUser {

		@Test
		void cutsTheConnectionWhileAHandlerRuns() throws InterruptedException {
			Ledger.busy = new CountDownLatch(1);
			Ledger.free = new CountDownLatch(1);
			try (LivePage desk = basic("ada").live("/desk")) {
				desk.event(WAIT);
				assertThat(Ledger.busy.await(30, TimeUnit.SECONDS)).isTrue();

				assertThat(SecurityTests.this.live.closeUser("ada")).isEqualTo(1);

				assertThat(desk.closeCode()).isEqualTo(FORBIDDEN);
				assertThat(Ledger.isWaiting()).isTrue();
			}
			finally {
				Ledger.free.countDown();
			}
		}

		@Test
		void harmsNobodyElse() {
			try (LivePage desk = basic("ada").live("/desk"); LivePage other = basic("bob").live("/desk")) {
				SecurityTests.this.live.closeUser("ada");

				assertThat(desk.closeCode()).isEqualTo(FORBIDDEN);
				other.event(WHO);
				assertThat(other.until("handler bob")).isNotEmpty();
			}
		}

	}

	@Nested
	class AToken {

		@Test
		void isOfOneUserAndTheOthersSessionGoesOn() {
			PageMarkup page = basic("ada").page("/desk");
			try (LivePage ada = basic("ada").join(page, "/desk")) {
				ada.next();
				Newcomers newcomers = Newcomers.of(SecurityTests.this.sessions);
				try (LivePage eve = basic("eve").join(page, "/desk")) {
					assertThat(eve.closeCode()).isEqualTo(FORBIDDEN);
				}
				try (LivePage nobody = Browser.anonymous(SecurityTests.this.port).join(page, "/desk")) {
					assertThat(nobody.closeCode()).isEqualTo(FORBIDDEN);
				}
				assertThat(newcomers.none()).isTrue();
				ada.event(WHO);
				assertThat(ada.until("handler ada")).isNotEmpty();
			}
		}

		@Test
		void isOfOneHttpSession() {
			PageMarkup page = Browser.loggedIn(SecurityTests.this.port, "ada").page("/desk");
			try (LivePage stolen = Browser.loggedIn(SecurityTests.this.port, "ada").join(page, "/desk")) {
				assertThat(stolen.closeCode()).isEqualTo(FORBIDDEN);
			}
		}

		@Test
		void isNotGoodAfterAnotherLogInInTheSameBrowser() {
			Browser browser = Browser.loggedIn(SecurityTests.this.port, "ada");
			PageMarkup page = browser.page("/desk");
			browser.logIn("bob");
			try (LivePage late = browser.join(page, "/desk")) {
				assertThat(late.closeCode()).isEqualTo(FORBIDDEN);
			}
		}

	}

	@Nested
	class WhatIsNotTold {

		@Test
		void isTheUserAndTheTokenInTheLog(CapturedOutput output) {
			PageMarkup page = basic("ada").page("/desk");
			try (LivePage desk = basic("eve").join(page, "/desk")) {
				desk.closeCode();
			}
			try (LivePage desk = basic("ada").join(page, "/desk")) {
				desk.next();
				desk.event(WHO, "the-password-typed");
				desk.event(9_999, "the-password-typed");
				desk.event(ERASE);
				next(desk, Wire.FAILED);
			}
			assertThat(output.getAll()).doesNotContain("the-password-typed").doesNotContain(page.token());
		}

		@Test
		void isTheEndpointToUsersWithoutTheRole() {
			assertThat(Browser.anonymous(SecurityTests.this.port).status("/actuator/lattice"))
				.isEqualTo(HttpStatus.UNAUTHORIZED);
			assertThat(basic("ada").status("/actuator/lattice")).isEqualTo(HttpStatus.FORBIDDEN);
			assertThat(basic("root").get("/actuator/lattice").getResponseBody()).contains("\"sessions\"")
				.doesNotContain("root\"");
		}

	}

	@Nested
	class APage {

		@Test
		void hasAPolicyWithANonceOfItsOwn() {
			var first = basic("ada").get("/desk");
			var second = basic("ada").get("/desk");
			String policy = first.getResponseHeaders().getFirst("Content-Security-Policy");
			String nonce = policy.replaceAll(".*'nonce-([^']*)'.*", "$1");

			assertThat(policy).doesNotContain("unsafe").contains("frame-ancestors 'self'");
			assertThat(nonce).hasSizeGreaterThan(20);
			assertThat(first.getResponseBody())
				.containsPattern("<script type=\"module\" [^>]*nonce=\"\\Q" + nonce + "\\E\"");
			assertThat(second.getResponseHeaders().getFirst("Content-Security-Policy")).doesNotContain(nonce);
		}

		@Test
		void saysWhatItsScriptMustBe() throws NoSuchAlgorithmException {
			Matcher script = Pattern.compile("<script type=\"module\" src=\"([^\"]*)\" integrity=\"sha384-([^\"]*)\"")
				.matcher(basic("ada").page("/desk").html());
			assertThat(script.find()).isTrue();

			byte[] content = basic("ada").get(script.group(1)).getResponseBody().getBytes(StandardCharsets.UTF_8);

			assertThat(Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-384").digest(content)))
				.isEqualTo(script.group(2));
		}

		@Test
		void namesItsSessionInNoAddress() {
			PageMarkup page = basic("ada").page("/desk");

			assertThat(page.token()).hasSizeGreaterThan(100);
			assertThat(page.html().replace("\"token\":\"" + page.token(), ""))
				.doesNotContain(page.token().substring(3, 24));
		}

	}

	/** The next frame of a kind. */
	private static List<@Nullable Object> next(LivePage page, int kind) {
		List<@Nullable Object> frame = page.next();
		while (kind != 0 ? !Integer.valueOf(kind).equals(frame.getFirst()) : !frame.contains(Wire.GO)) {
			frame = page.next();
		}
		return frame;
	}

	private Browser basic(String user) {
		return Browser.basic(this.port, user);
	}

}
