package jeoul.cli.output;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words the person reads, in the language asked for. */
public final class Texts {

    private static final String BUNDLE = "jeoul.cli.output.Texts";

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** Korean for {@code ko}, English for every other language. */
    public static Texts in(Locale locale) {
        return new Texts(
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The text of a key, with {@code %s} replaced in turn. */
    public String get(String key, Object... values) {
        String text = bundle.getString(key);
        return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
    }

    /**
     * A number with what is counted, in the right number: {@code 1 symbol}, {@code 12 symbols}.
     *
     * @param noun such as {@code symbols}
     */
    public String count(String noun, long number) {
        return get("count." + noun + (number == 1 ? ".one" : ""), Numbers.grouped(number));
    }

    /** The text of a key, if there is one. */
    Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** The language the texts are in, such as {@code ko}. */
    public String language() {
        return bundle.getString("language");
    }

    /** The same words for option descriptions. */
    public ResourceBundle bundle() {
        return bundle;
    }
}
