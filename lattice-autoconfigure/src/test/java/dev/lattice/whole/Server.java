package dev.lattice.whole;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;

/** Runs the application on a random port, once for all tests with the same properties. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = WholeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "lattice.page.stylesheets=/style.css,https://example.org/a.css",
				"lattice.page.favicon=/icon.svg", "lattice.websocket.allowed-origins=https://partner.example",
				"lattice.websocket.max-frame-size=8KB", "management.endpoints.web.exposure.include=lattice" })
@AutoConfigureWebTestClient(timeout = "30s")
@interface Server {

}
