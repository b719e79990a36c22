package dev.mcpctl;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.mcpctl.secret.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Which room may use which, and what is banned where. Each rule holds for the program and fails for a class planted in the
 * test tree. Not seen here: text made of a {@code JsonNode} by concatenation, which leaves no call in the class file.
 */
class RoomsTest {

    private static final String ROOT = "dev.mcpctl.";

    /** Each room with the rooms below it that it may use. Rooms that are not built yet stand here too. */
    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            Map.entry("failure", Set.of()),
            Map.entry("secret", Set.of()),
            Map.entry("process", Set.of("failure", "secret")),
            Map.entry("json", Set.of("failure")),
            Map.entry("rpc", Set.of("json", "failure")),
            Map.entry("transport", Set.of("rpc", "process", "secret", "json", "failure")),
            Map.entry("trace", Set.of("rpc", "json", "failure")),
            Map.entry("mcp", Set.of("rpc", "json", "failure")),
            Map.entry("output", Set.of("json", "failure")),
            Map.entry("report", Set.of("json", "failure")),
            Map.entry("auth", Set.of("transport", "process", "secret", "json", "failure")),
            Map.entry("config", Set.of("transport", "process", "secret", "json", "failure")),
            Map.entry("check", Set.of("mcp", "rpc", "report", "json", "failure")),
            Map.entry("suite", Set.of("mcp", "rpc", "report", "json", "failure")),
            Map.entry("serve", Set.of("transport", "trace", "mcp", "rpc", "json", "failure")),
            Map.entry("repl", Set.of("mcp", "output", "json", "failure")),
            Map.entry("diagnose", Set.of("transport", "auth", "config", "mcp", "process", "json", "failure")));

    /** Where the classes of the tests are, whatever the build calls that directory. */
    private static final String TESTS =
            RoomsTest.class.getProtectionDomain().getCodeSource().getLocation().getPath();

    /** The program with offenders in it. */
    private static final JavaClasses PLANTED = new ClassFileImporter()
            .withImportOption(location -> !location.contains(TESTS) || location.contains("/planted/"))
            .importPackages("dev.mcpctl");

    /** The program. Everything may be used by the room on top, {@code cli}. */
    private static final JavaClasses MAIN = PLANTED.that(DescribedPredicate.describe(
            "are not planted", type -> !type.getName().contains(".planted.")));

    private static Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("a room uses only the rooms of its row", classes().should(useOnlyTheRoomsOfTheirRow()));
        rules.put(
                "no room needs itself through others",
                slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
        rules.put(
                "of the protocol a server knows only the versions and what they have",
                noClasses().that().resideInAPackage(ROOT + "serve..").should().dependOnClassesThat(clientParts()));
        rules.put(
                "standard streams belong to Main",
                except("cli.Main")
                        .should()
                        .accessFieldWhere(
                                target(nameMatching("out|err|in")).and(targetOwner(equivalentTo(System.class)))));
        rules.put(
                "Main ends the JVM",
                except("cli.Main", "cli.SecondSignal")
                        .should()
                        .callMethodWhere(target(nameMatching("exit|halt"))
                                .and(targetOwner(equivalentTo(System.class).or(equivalentTo(Runtime.class))))));
        rules.put(
                "secrets are revealed where they are used",
                outside("transport", "auth", "process", "config", "secret")
                        .should()
                        .callMethod(Secret.class, "reveal"));
        rules.put("http is a matter of transport", outside("transport").should(use("okhttp3..", "okio..")));
        rules.put(
                "line editing is a matter of the terminal",
                outside("repl", "output").should(use("org.jline..")));
        rules.put("command models are a matter of cli", outside("cli").should(use("picocli..")));
        rules.put("programs are started by process", outside("process").should(startPrograms()));
        rules.put(
                "trees are written by Json",
                noClasses()
                        .should()
                        .callMethodWhere(target(nameMatching("toString|toPrettyString"))
                                .and(targetOwner(assignableTo(JsonNode.class)))));
        rules.put(
                "the mapper is loaded by few",
                outside("json.schema", "output").should(use("com.fasterxml.jackson.databind.ObjectMapper")));
        // A process group whose members are not our children has no event to wait for.
        rules.put(
                "nobody sleeps",
                except("process.StartedProgram")
                        .should()
                        .callMethodWhere(target(nameMatching("sleep")).and(targetOwner(equivalentTo(Thread.class)))));
        return rules;
    }

    @Test
    void the_whole_program_is_looked_at_and_nothing_of_the_tests() {
        assertThat(MAIN.contain("dev.mcpctl.cli.Main")).isTrue();
        assertThat(MAIN.contain("dev.mcpctl.rpc.Connection")).isTrue();
        assertThat(MAIN)
                .noneMatch(type ->
                        type.getName().contains("Test") || type.getName().contains(".planted."));
    }

    @TestFactory
    List<DynamicTest> the_program_keeps_the_rules() {
        List<DynamicTest> tests = new ArrayList<>();
        rules().forEach((name, rule) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            EvaluationResult result = rule.evaluate(MAIN);
            assertThat(result.getFailureReport().getDetails()).isEmpty();
        })));
        return tests;
    }

    @TestFactory
    List<DynamicTest> each_rule_fails_for_a_planted_offender() {
        List<DynamicTest> tests = new ArrayList<>();
        rules().forEach((name, rule) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            EvaluationResult result = rule.evaluate(PLANTED);
            assertThat(result.getFailureReport().getDetails())
                    .isNotEmpty()
                    .allSatisfy(detail -> assertThat(detail).contains(".planted."));
        })));
        return tests;
    }

    private static GivenClassesConjunction outside(String... rooms) {
        String[] packages = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            packages[i] = ROOT + rooms[i] + "..";
        }
        return noClasses().that().resideOutsideOfPackages(packages);
    }

    /** All classes but these and what is nested in them. */
    private static GivenClassesConjunction except(String... names) {
        Set<String> exempt = new HashSet<>();
        for (String name : names) {
            exempt.add(ROOT + name);
        }
        return noClasses()
                .that(DescribedPredicate.describe(
                        "are not " + exempt,
                        type -> !exempt.contains(type.getName().replaceFirst("\\$.*", ""))));
    }

    private static ArchCondition<JavaClass> use(String... packages) {
        return new ArchCondition<>("use " + List.of(packages)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String name = dependency.getTargetClass().getName();
                    boolean used = false;
                    for (String each : packages) {
                        used |= each.endsWith("..")
                                ? name.startsWith(each.substring(0, each.length() - 1))
                                : name.equals(each);
                    }
                    events.add(new SimpleConditionEvent(type, used, dependency.getDescription()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> startPrograms() {
        return new ArchCondition<>("start programs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructorCallsFromSelf()
                        .forEach(call -> events.add(new SimpleConditionEvent(
                                type,
                                call.getTargetOwner().isEquivalentTo(ProcessBuilder.class),
                                call.getDescription())));
                type.getMethodCallsFromSelf()
                        .forEach(call -> events.add(new SimpleConditionEvent(
                                type,
                                call.getTargetOwner().isEquivalentTo(Runtime.class)
                                        && call.getName().equals("exec"),
                                call.getDescription())));
            }
        };
    }

    private static DescribedPredicate<JavaClass> clientParts() {
        return DescribedPredicate.describe(
                "belong to the protocol's client",
                type -> type.getPackageName().startsWith(ROOT + "mcp")
                        && !type.getName().startsWith(ROOT + "mcp.ProtocolVersion")
                        && !type.getName().equals(ROOT + "mcp.Feature"));
    }

    private static ArchCondition<JavaClass> useOnlyTheRoomsOfTheirRow() {
        return new ArchCondition<>("use only the rooms of their row") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = room(type);
                if (room.equals("cli")) {
                    return;
                }
                Set<String> allowed = TABLE.get(room);
                if (allowed == null) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " stands in no room of the table"));
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String used = room(dependency.getTargetClass());
                    boolean fine = used.isEmpty() || used.equals(room) || allowed.contains(used);
                    events.add(new SimpleConditionEvent(type, fine, dependency.getDescription()));
                }
            }
        };
    }

    /** The room of one of our classes; empty for classes of others. */
    private static String room(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(ROOT) ? name.substring(ROOT.length(), name.indexOf('.', ROOT.length())) : "";
    }
}
