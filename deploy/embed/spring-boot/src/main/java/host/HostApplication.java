package host;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application that has nothing to do with container images. */
@SpringBootApplication
public class HostApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(HostApplication.class, arguments);
  }
}
