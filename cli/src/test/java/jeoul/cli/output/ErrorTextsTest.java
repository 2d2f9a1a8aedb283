package jeoul.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import jeoul.engine.InputException;
import org.junit.jupiter.api.Test;

class ErrorTextsTest {

    private final InputException known =
            new InputException("b.csv, row 7, open", "'x'", "a price in whole won, 1 or more");

    @Test
    void englishIsWhatWasThrown() {
        assertEquals(known.getMessage(), ErrorTexts.in(Locale.ENGLISH).of(known));
        assertEquals(known.getMessage(), ErrorTexts.in(Locale.GERMAN).of(known));
    }

    @Test
    void koreanFollowsThePatternThatSaysMost() {
        ErrorTexts korean = ErrorTexts.in(Locale.KOREAN);

        assertEquals("b.csv, 7행, open: 'x'. 올바른 값: 1 이상의 정수 가격(원)", korean.of(known));
        assertEquals("다음 중 하나: a, b, 또는 .toml 파일", korean.of("one of a, b, or a .toml file"));
    }

    @Test
    void whatHasNoPatternStaysAsItIs() {
        assertEquals(
                "x: of a new kind. 올바른 값: 파일",
                ErrorTexts.in(Locale.KOREAN)
                        .of(new InputException("x", "of a new kind", "a file")));
    }

    @Test
    void bothBundlesHaveTheSameKeys() {
        for (String bundle : new String[] {"Errors", "Texts"}) {
            String name = "jeoul.cli.output." + bundle;
            assertEquals(keys(name, Locale.ROOT), keys(name, Locale.KOREAN));
        }
    }

    /** Of this language alone, without what it takes from its parent. */
    private static Set<String> keys(String bundle, Locale locale) {
        ResourceBundle found =
                ResourceBundle.getBundle(
                        bundle,
                        locale,
                        new ResourceBundle.Control() {
                            @Override
                            public List<Locale> getCandidateLocales(String name, Locale of) {
                                return List.of(of);
                            }

                            @Override
                            public Locale getFallbackLocale(String name, Locale of) {
                                return null;
                            }
                        });
        return new TreeSet<>(found.keySet());
    }
}
