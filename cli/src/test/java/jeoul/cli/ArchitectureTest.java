package jeoul.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The walls between the modules and packages, and what determinism forbids behind them. */
@AnalyzeClasses(
        packages = "jeoul",
        importOptions = {
            ImportOption.DoNotIncludeTests.class,
            ArchitectureTest.DoNotIncludeTestJars.class
        })
class ArchitectureTest {

    private static final String ENGINE = "jeoul.engine..";
    private static final String SIM = "jeoul.sim..";
    private static final String KIS = "jeoul.kis..";
    private static final String CLI = "jeoul.cli..";

    private static final Set<String> TRANSCENDENTAL =
            Set.of(
                    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh",
                    "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

    @ArchTest
    static final ArchRule engineKnowsNoBrokerAndNoCommandLine =
            noClasses()
                    .that()
                    .resideInAPackage(ENGINE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(SIM, KIS, CLI)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule simulatedBrokerSeesNeitherKisNorCommandLine =
            noClasses()
                    .that()
                    .resideInAPackage(SIM)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(KIS, CLI)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule orderFlowSeesOfTheSimulationOnlyTheBook =
            noClasses()
                    .that()
                    .resideInAPackage("jeoul.sim.flow..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(SIM)
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            "jeoul.sim.flow..",
                                                            "jeoul.sim.book.."))));

    @ArchTest
    static final ArchRule conditionedDaysSeeOnlyTheExchangeAndBelow =
            noClasses()
                    .that()
                    .resideInAPackage("jeoul.sim.conditioned..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(SIM)
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            "jeoul.sim.conditioned..",
                                                            "jeoul.sim.exchange..",
                                                            "jeoul.sim.flow..",
                                                            "jeoul.sim.book.."))));

    @ArchTest
    static final ArchRule kisBrokerSeesNeitherSimulationNorCommandLine =
            noClasses()
                    .that()
                    .resideInAPackage(KIS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(SIM, CLI)
                    .allowEmptyShould(true);

    @ArchTest static final ArchRule marketStandsAlone = enginePackage("market");

    @ArchTest static final ArchRule orderSeesOnlyMarket = enginePackage("order", "market");

    @ArchTest
    static final ArchRule accountSeesOnlyOrderAndBelow =
            enginePackage("account", "market", "order");

    @ArchTest
    static final ArchRule planSeesOnlyAccountAndBelow =
            enginePackage("plan", "market", "order", "account");

    @ArchTest
    static final ArchRule scheduleSeesOnlyPlanAndBelow =
            enginePackage("schedule", "market", "order", "account", "plan");

    @ArchTest
    static final ArchRule brokerSeesOnlyOrderAccountAndBelow =
            enginePackage("broker", "market", "order", "account");

    @ArchTest
    static final ArchRule executeSeesOnlyScheduleJournalAndBelow =
            enginePackage(
                    "execute",
                    "market",
                    "order",
                    "account",
                    "plan",
                    "schedule",
                    "broker",
                    "journal");

    @ArchTest
    static final ArchRule daySeesTheWholeEngine =
            enginePackage(
                    "day",
                    "market",
                    "order",
                    "account",
                    "plan",
                    "schedule",
                    "broker",
                    "journal",
                    "execute",
                    "report");

    @ArchTest
    static final ArchRule journalSeesOnlyBrokerAndBelow =
            enginePackage("journal", "market", "order", "account", "broker");

    @ArchTest
    static final ArchRule recordingsSeeOnlyTheBook =
            noClasses()
                    .that()
                    .resideInAPackage("jeoul.sim.replay..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("jeoul.sim..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAnyPackage(
                                                            "jeoul.sim.replay..",
                                                            "jeoul.sim.book.."))));

    @ArchTest
    static final ArchRule tablesStayInPlanAndReport =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("jeoul.engine.plan..", "jeoul.engine.report..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("tech.tablesaw..");

    @ArchTest
    static final ArchRule recordingFilesStayInTheirPackage =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("jeoul.sim.recording..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.avro..");

    @ArchTest
    static final ArchRule recordingSeesOnlyTheBookAndTheFlow =
            noClasses()
                    .that()
                    .resideInAPackage("jeoul.sim.recording..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jeoul.sim", "jeoul.sim.exchange..", "jeoul.sim.study..");

    @ArchTest
    static final ArchRule theKeychainLibraryStaysInKeys =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("jeoul.cli.keys..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.github.javakeyring..");

    @ArchTest
    static final ArchRule databasesStayInJournal =
            noClasses()
                    .that()
                    .resideInAPackage(ENGINE)
                    .and()
                    .resideOutsideOfPackage("jeoul.engine.journal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule guiceStaysInModuleClassesAndCommandLine =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CLI)
                    .and(describe("are not a *Module", c -> !outermostName(c).endsWith("Module")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.google.inject..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule environmentIsReadByCommandLineAlone =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CLI)
                    .should()
                    .accessTargetWhere(use("the environment", t -> is(t, System.class, "getenv")))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingSimulatedReadsTheWallClock =
            deterministicCodeMayNot(
                    "the wall clock",
                    t ->
                            (ownerPackage(t).equals("java.time") && t.getName().equals("now"))
                                    || is(t, java.time.Clock.class, "system", "systemUTC")
                                    || is(t, java.time.Clock.class, "systemDefaultZone")
                                    || is(t, java.time.Clock.class, "tickMillis", "tickSeconds")
                                    || is(t, java.time.Clock.class, "tickMinutes")
                                    || is(t, System.class, "currentTimeMillis", "nanoTime")
                                    || takesNothing(t, java.util.Date.class));

    @ArchTest
    static final ArchRule nothingSimulatedSleeps =
            deterministicCodeMayNot(
                    "sleep",
                    t ->
                            is(t, Thread.class, "sleep")
                                    || is(t, java.util.concurrent.TimeUnit.class, "sleep"));

    @ArchTest
    static final ArchRule nothingSimulatedDrawsUnseededNumbers =
            deterministicCodeMayNot(
                    "unseeded randomness",
                    t ->
                            is(t, Math.class, "random")
                                    || is(t, StrictMath.class, "random")
                                    || is(t, java.util.UUID.class, "randomUUID")
                                    || takesNothing(t, java.util.Random.class)
                                    || takesNothing(t, java.util.SplittableRandom.class)
                                    || ownerIs(t, java.security.SecureRandom.class)
                                    || ownerIs(t, java.util.concurrent.ThreadLocalRandom.class));

    @ArchTest
    static final ArchRule nothingSimulatedRoundsAsTheMachineLikes =
            deterministicCodeMayNot(
                    "java.lang.Math where only StrictMath is the same everywhere",
                    t -> ownerIs(t, Math.class) && TRANSCENDENTAL.contains(t.getName()));

    /** The package of the engine may use, of all Jeoul, itself and {@code allowed} only. */
    private static ArchRule enginePackage(String name, String... allowed) {
        String[] visible =
                Stream.concat(
                                // InputException, which every package may throw, stands above them.
                                Stream.of("jeoul.engine"),
                                Stream.concat(Stream.of(name), Stream.of(allowed))
                                        .map(p -> "jeoul.engine." + p + ".."))
                        .toArray(String[]::new);
        DescribedPredicate<JavaClass> forbidden =
                resideInAnyPackage("jeoul..")
                        .and(DescribedPredicate.not(resideInAnyPackage(visible)))
                        .as("Jeoul classes outside %s", List.of(visible));
        return noClasses()
                .that()
                .resideInAPackage("jeoul.engine." + name + "..")
                .should()
                .dependOnClassesThat(forbidden)
                .allowEmptyShould(true);
    }

    private static ArchRule deterministicCodeMayNot(
            String what, java.util.function.Predicate<AccessTarget> forbidden) {
        return noClasses()
                .that()
                .resideInAnyPackage(ENGINE, SIM)
                .should()
                .accessTargetWhere(use(what, forbidden))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaAccess<?>> use(
            String what, java.util.function.Predicate<AccessTarget> target) {
        return describe("use " + what, access -> target.test(access.getTarget()));
    }

    private static boolean is(AccessTarget target, Class<?> owner, String... names) {
        return ownerIs(target, owner) && List.of(names).contains(target.getName());
    }

    private static boolean ownerIs(AccessTarget target, Class<?> owner) {
        return target.getOwner().getName().equals(owner.getName());
    }

    private static String ownerPackage(AccessTarget target) {
        return target.getOwner().getPackageName();
    }

    /** The no-argument constructor of {@code owner}. */
    private static boolean takesNothing(AccessTarget target, Class<?> owner) {
        return target instanceof AccessTarget.CodeUnitAccessTarget code
                && is(target, owner, "<init>")
                && code.getRawParameterTypes().isEmpty();
    }

    /** The name without what the compiler appends to nested and anonymous classes. */
    private static String outermostName(JavaClass javaClass) {
        String name = javaClass.getName();
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }

    /** Leaves out the test classes that arrive as another module's test jar. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
