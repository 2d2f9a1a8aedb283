package jeoul.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jeoul.engine.InputException;

/**
 * Says in the person's language what went wrong. The English text, as it is thrown, is the key: the
 * English bundle holds its pattern, the other bundle what it is there. So whoever throws need not
 * know of languages, and what has no pattern stays English.
 */
public final class ErrorTexts {

    private static final String BUNDLE = "jeoul.cli.output.Errors";

    private final ResourceBundle english = bundle(Locale.ENGLISH);
    private final ResourceBundle spoken;

    private ErrorTexts(ResourceBundle spoken) {
        this.spoken = spoken;
    }

    /** Korean for {@code ko}, English for every other language. */
    public static ErrorTexts in(Locale locale) {
        return new ErrorTexts(bundle(locale));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The whole message. */
    public String of(InputException e) {
        return String.format(
                Locale.ROOT,
                spoken.getString("message"),
                of(e.where()),
                wrong(e.wrong()),
                of(e.right()));
    }

    /** One text, as it is where no pattern matches. */
    public String of(String text) {
        if (spoken.getLocale().equals(english.getLocale())) {
            return text;
        }
        return translated(text).orElse(text);
    }

    /** What is wrong may end with a suggestion, whatever it is. */
    private String wrong(String text) {
        Matcher hint = pattern(english.getString("hint")).matcher(text);
        if (!hint.matches()) {
            return of(text);
        }
        return String.format(
                Locale.ROOT, spoken.getString("hint"), of(hint.group(1)), hint.group(2));
    }

    /** By the pattern that says most: of those that match, the one with the most letters. */
    private Optional<String> translated(String text) {
        Optional<String> best = Optional.empty();
        int most = -1;
        for (String key : new TreeSet<>(english.keySet())) {
            String form = english.getString(key);
            int letters = form.replace("%s", "").length();
            if (letters <= most || key.equals("message")) {
                continue;
            }
            Matcher matcher = pattern(form).matcher(text);
            if (matcher.matches()) {
                most = letters;
                List<Object> values = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    values.add(matcher.group(i));
                }
                best =
                        Optional.of(
                                String.format(
                                        Locale.ROOT, spoken.getString(key), values.toArray()));
            }
        }
        return best;
    }

    private static Pattern pattern(String form) {
        return Pattern.compile("\\Q" + form.replace("%s", "\\E(.*?)\\Q") + "\\E", Pattern.DOTALL);
    }
}
