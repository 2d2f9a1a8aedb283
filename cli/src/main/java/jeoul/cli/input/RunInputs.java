package jeoul.cli.input;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.ModelPortfolio;

/**
 * What a run on an account is asked for, as read: the account itself tells the rest.
 *
 * @param hash SHA-256 of the model's file, hexadecimal
 * @param amount won to invest
 * @param keep symbols never traded
 */
public record RunInputs(
        ModelPortfolio model, String hash, OptionalLong amount, NavigableSet<Symbol> keep) {

    public RunInputs {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(amount, "amount");
        keep = Collections.unmodifiableNavigableSet(new TreeSet<>(keep));
    }

    /**
     * @param model file
     * @param amount won, as typed
     * @param keep file or codes
     * @throws jeoul.engine.InputException if something given cannot be used
     */
    public static RunInputs read(String model, Optional<String> amount, Optional<String> keep) {
        return new RunInputs(
                ModelFile.read(model),
                hashOf(model),
                amount.isPresent()
                        ? OptionalLong.of(
                                Cells.number("--amount", amount.get(), 1, "won, 1 or more"))
                        : OptionalLong.empty(),
                keep.map(KeepList::read).orElse(Collections.emptyNavigableSet()));
    }

    /**
     * SHA-256 of a file, hexadecimal.
     *
     * @throws jeoul.engine.InputException if it cannot be read
     */
    public static String hashOf(String file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(TextFile.bytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
