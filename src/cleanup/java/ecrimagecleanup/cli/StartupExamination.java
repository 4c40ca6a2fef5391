package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.doctor.Diagnosis;
import ecrimagecleanup.settings.Settings;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The short form of {@code doctor} when the application has started: a line of the log for each
 * thing that is not as it has to be, and one for the whole. It delays nothing and stops nothing.
 */
public final class StartupExamination implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(StartupExamination.class);

  private final Application application;
  private final Settings settings;
  private final Clock clock;

  /**
   * @param application is started when this runs
   * @param settings its settings
   * @param clock the clock
   */
  public StartupExamination(Application application, Settings settings, Clock clock) {
    this.application = application;
    this.settings = settings;
    this.clock = clock;
  }

  /** Begins it in the background, in a thread that ends with the process at the latest. */
  void begin() {
    Thread thread = new Thread(this, "startup-examination");
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes it. */
  @Override
  public void run() {
    try {
      report(Examinations.make(new Examinations(application, settings, clock).few(), () -> {}));
    } catch (RuntimeException e) {
      LOG.warn("Doctor could not look at the account; the application runs all the same.", e);
    }
  }

  private static void report(List<Diagnosis> diagnoses) {
    for (Diagnosis diagnosis : diagnoses) {
      switch (diagnosis.status()) {
        case OK -> {}
        case WARNING ->
            LOG.warn("Doctor, {}: {} {}", diagnosis.area(), diagnosis.what(), diagnosis.remedy());
        case FAILED ->
            LOG.error("Doctor, {}: {} {}", diagnosis.area(), diagnosis.what(), diagnosis.remedy());
      }
    }
    LOG.info("Doctor: {}. ecr-image-cleanup doctor shows all.", Doctor.summary(diagnoses));
  }
}
