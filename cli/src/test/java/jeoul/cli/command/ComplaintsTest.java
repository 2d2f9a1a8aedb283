package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of input that cannot be used, and of options that have no use. */
@Tag("charset")
class ComplaintsTest {

    @TempDir private Path folder;

    @Test
    void nothingIsSuggestedWhereNothingIsNear() {
        assertEquals(
                "jeoul: Unmatched argument at index 0: 'qqqqqq'. See 'jeoul --help'.\n",
                Typed.run("qqqqqq").err());
        assertEquals(
                "jeoul: --sample: no sample 'xyzzy'; expected one of large-caps, rebalance,"
                        + " small-account\n",
                Typed.run("plan", "--sample", "xyzzy").err());
        assertEquals(
                "jeoul: --sample: no sample 'small', did you mean 'small-account'?; expected one of"
                        + " large-caps, rebalance, small-account\n",
                Typed.run("plan", "--sample", "small").err());
        assertEquals(
                "jeoul: --lang: 'fr'; expected ko or en\n",
                Typed.run("plan", "--lang", "fr").err());
    }

    @Test
    void anAmountBeyondTheAccountNamesItsOption() {
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: --amount: '500000001' is more than the account is worth; expected at"
                                + " most 500000000 won\n"),
                Typed.run("plan", "--amount", "500000001"));
        assertEquals(0, Typed.run("plan", "--amount", "500000000").exit());
    }

    @Test
    void optionsWithoutEffectAreTaken() {
        Typed plan = Typed.run("plan", "--seed", "3", "--seeds", "5", "--threads", "2");
        Typed simulate = Typed.run("simulate", "--seeds", "5");

        assertEquals(0, plan.exit());
        assertEquals(
                "--seed, --seeds, --threads: without effect, since a plan draws nothing at random;"
                        + " simulate and compare do.\n",
                plan.err());
        assertEquals(3, simulate.exit());
        assertEquals(
                "--seeds: without effect, since simulate rehearses the one day of --seed; compare"
                        + " rehearses many, on many threads.\n",
                simulate.err());
        assertEquals("", Typed.run("plan").err());
        assertEquals("", Typed.run("compare", "--seeds", "2", "--threads", "1").err());
        assertEquals(2, Typed.run("plan", "--seeds", "0").exit());
    }

    @Test
    void errorsAreSaidInTheLanguageAskedFor() throws IOException {
        Path model = folder.resolve("m.csv");
        Files.writeString(model, "code,weight\n005930,12%\n");

        assertEquals(
                "jeoul: " + model + ", 2행, weight: '12%'. 올바른 값: 0.125 같은 비율\n",
                Typed.run("plan", model.toString(), "--cash", "1000", "--lang", "ko").err());
        assertEquals(
                "jeoul: --sample: 'larg-caps'라는 샘플 없음 (혹시 'large-caps'?). 올바른 값: 다음 중 하나:"
                        + " large-caps, rebalance, small-account\n",
                Typed.run("plan", "--sample", "larg-caps", "--lang=ko").err());
        assertEquals(
                "jeoul: 알 수 없는 옵션: '--sead=3'. 혹시 '--seed'인가요? 'jeoul simulate --help'를 보십시오.\n",
                Typed.run("simulate", "--sead=3", "--lang", "ko").err());
    }

    /**
     * Of each: where, what is wrong and what would be right hold Korean, or nothing but a value.
     */
    @Test
    void theUsualErrorsHaveNoEnglishInKorean() throws IOException {
        String model = Files.writeString(folder.resolve("m.csv"), "code\n005930\n").toString();
        String empty = Files.writeString(folder.resolve("e.csv"), "").toString();
        String twice = Files.writeString(folder.resolve("t.csv"), "code\n5930\n5930\n").toString();
        String other = Files.writeString(folder.resolve("o.csv"), "kode\n005930\n").toString();
        List<List<String>> typed =
                List.of(
                        List.of("plan", "none.csv", "--cash", "1"),
                        List.of("plan", empty, "--cash", "1"),
                        List.of("plan", twice, "--cash", "1"),
                        List.of("plan", other, "--cash", "1"),
                        List.of("plan", "m.txt", "--cash", "1"),
                        List.of("plan", model),
                        List.of("plan", model, "--sample", "rebalance"),
                        List.of("plan", model, "--cash", "x"),
                        List.of("plan", model, "--cash", "1", "--prices", other),
                        List.of("plan", "--date", "2026-11-21"),
                        List.of("plan", "--date", "2029-01-02"),
                        List.of("plan", "--date", "tomorrow"),
                        List.of("plan", "--now", "15:30"),
                        List.of("plan", "--now", "x"),
                        List.of("plan", "--amount", "900000000"),
                        List.of("plan", "--keep", "x"),
                        List.of("plan", "--set", "invest=2"),
                        List.of("plan", "--set", "invets=0.9"),
                        List.of("plan", "--set", "window=08:00-09:00"),
                        List.of("plan", "--strategy", "textbok"),
                        List.of("plan", "--strategy", "none.toml"),
                        List.of("plan", "--threads", "0"),
                        List.of("plan", "--report", "-"),
                        List.of("plan", "--report", folder.resolve("no/r.html").toString()),
                        List.of("simulate", "--days", "0"),
                        List.of("simulate", "--seed", "x"),
                        List.of("simulate", "--profile", "moc"),
                        List.of("compare", "--seeds", "0"),
                        List.of("plan", "a.csv", "b.csv"),
                        List.of("simulat"));
        for (List<String> words : typed) {
            String[] args = new String[words.size() + 1];
            words.toArray(args);
            args[words.size()] = "--lang=ko";
            String err = Typed.run(args).err();

            assertTrue(err.startsWith("jeoul: "), err);
            assertTrue(
                    err.lines().count() == 1
                            && (err.contains(". 올바른 값: ") || err.contains("보십시오.")),
                    err);
            String said = err.replace(folder.toString(), "").replaceAll("'[^']*'", "");
            for (String english :
                    List.of(" a ", " is ", " such ", "expected", " of ", " no ", " file", "row ")) {
                assertTrue(!said.contains(english), err);
            }
        }
    }
}
