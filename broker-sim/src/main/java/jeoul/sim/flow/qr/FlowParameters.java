package jeoul.sim.flow.qr;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * What the projected queue-reactive flow is set to: the same for all names, and by how much they
 * are traded for a thin, a middle and a large one, between which the others lie.
 *
 * @param metaorders large orders under way at a time
 * @param shareDecay the k-th of them has a share of the trades proportional to k to the minus this
 * @param lengthExponent of the Pareto law of their lengths
 * @param followed share of the trades that are pieces of a metaorder
 * @param fine how orders draw the mid to the reference price where the price moves a tick a minute
 * @param coarse the same where it moves half a tick a minute
 * @param direction how surely a wide spread is closed on the side of the reference price, per tick
 * @param gap deviation of the jump over night, as a share of the expected range
 * @param thin a name that turns over 0.4 billion won
 * @param middle one of 30 billion
 * @param large one of 6 trillion
 */
public record FlowParameters(
        int metaorders,
        double shareDecay,
        double lengthExponent,
        double followed,
        Pull fine,
        Pull coarse,
        double direction,
        double gap,
        Liquidity thin,
        Liquidity middle,
        Liquidity large) {

    private static final String HEADER =
            """
            # Projected queue-reactive flow. Read at the start of a simulated day, written by a
            # calibration: depth, create, volatility and impact of the three names, and followed,
            # are fitted, the others are given. What each means: FlowParameters and the README.
            """;

    /** Ticks a minute from which on a tick is coarse, and fine. */
    private static final double COARSE = 0.45;

    private static final double FINE = 0.9;

    private static final String SHIPPED = "flow-parameters.properties";

    /** More large orders at once would draw their lengths for minutes. */
    private static final int MOST_METAORDERS = 1_000;

    public FlowParameters {
        if (metaorders < 1 || metaorders > MOST_METAORDERS) {
            throw new IllegalArgumentException(
                    "flow parameter metaorders must be 1 to " + MOST_METAORDERS);
        }
        require("shareDecay", shareDecay, 0, 20);
        require("lengthExponent", lengthExponent, 1.01, 10);
        require("followed", followed, 0, 1);
        require("direction", direction, 0, 100);
        require("gap", gap, 0, 1);
        if (thin.turnover >= middle.turnover || middle.turnover >= large.turnover) {
            throw new IllegalArgumentException(
                    "flow parameter turnover must rise from thin to middle to large");
        }
    }

    private static void require(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "flow parameter "
                            + name
                            + " must be "
                            + least
                            + " to "
                            + most
                            + ", not "
                            + value);
        }
    }

    /**
     * How orders draw the mid to the reference price. Where a tick is much compared to how far the
     * price goes, it has to wait for a whole tick, or the mid would flicker.
     *
     * @param force log odds per tick
     * @param calm ticks off the reference price within which nothing draws
     */
    public record Pull(double force, double calm) {

        public Pull {
            require("force", force, 0, 100);
            require("calm", calm, 0, 10);
        }

        private static Pull read(Properties properties, String name) {
            return new Pull(
                    number(properties, name + ".force"), number(properties, name + ".calm"));
        }

        private void write(StringBuilder text, String name) {
            line(text, name + ".force", force);
            line(text, name + ".calm", calm);
        }
    }

    /** How orders draw the mid where its deviation over a minute is so many ticks. */
    Pull pull(double ticksPerMinute) {
        double part = (ticksPerMinute - COARSE) / (FINE - COARSE);
        double fineness = StrictMath.max(0, StrictMath.min(1, part));
        return new Pull(
                coarse.force + fineness * (fine.force - coarse.force),
                coarse.calm + fineness * (fine.calm - coarse.calm));
    }

    /**
     * What depends on how much a name is traded.
     *
     * @param turnover won a day
     * @param trades a day, of both sides
     * @param depth shares queued at a level near the best price, in mean order sizes, where the
     *     tick is ten basis points
     * @param create probability that an order closes a spread of two ticks rather than joining
     * @param createWide the same for wider ones
     * @param imbalance slope by which trades take the thinner queue, in log odds
     * @param volatility deviation of the day's price change over its expected range
     * @param impact Y: price change after an hour's order of Q shares over sigma sqrt(Q / V)
     */
    public record Liquidity(
            double turnover,
            double trades,
            double depth,
            double create,
            double createWide,
            double imbalance,
            double volatility,
            double impact) {

        public Liquidity {
            require("turnover", turnover, 1, 1e18);
            require("trades", trades, 1, 1e6);
            require("depth", depth, 0.1, 1e4);
            require("create", create, 1e-6, 1);
            require("createWide", createWide, 1e-6, 1);
            require("imbalance", imbalance, 0, 10);
            require("volatility", volatility, 1e-3, 10);
            require("impact", impact, 1e-3, 10);
        }

        private static Liquidity between(Liquidity one, Liquidity other, double part) {
            return new Liquidity(
                    geometric(one.turnover, other.turnover, part),
                    geometric(one.trades, other.trades, part),
                    geometric(one.depth, other.depth, part),
                    geometric(one.create, other.create, part),
                    geometric(one.createWide, other.createWide, part),
                    geometric(one.imbalance, other.imbalance, part),
                    geometric(one.volatility, other.volatility, part),
                    geometric(one.impact, other.impact, part));
        }

        private static double geometric(double one, double other, double part) {
            return one * StrictMath.pow(other / one, part);
        }

        private static Liquidity read(Properties properties, String name) {
            return new Liquidity(
                    number(properties, name + ".turnover"),
                    number(properties, name + ".trades"),
                    number(properties, name + ".depth"),
                    number(properties, name + ".create"),
                    number(properties, name + ".createWide"),
                    number(properties, name + ".imbalance"),
                    number(properties, name + ".volatility"),
                    number(properties, name + ".impact"));
        }

        private String text(String name) {
            StringBuilder text = new StringBuilder();
            line(text, name + ".turnover", turnover);
            line(text, name + ".trades", trades);
            line(text, name + ".depth", depth);
            line(text, name + ".create", create);
            line(text, name + ".createWide", createWide);
            line(text, name + ".imbalance", imbalance);
            line(text, name + ".volatility", volatility);
            line(text, name + ".impact", impact);
            return text.toString();
        }
    }

    /** What a name of so much turnover is like: between its neighbours, in logarithms. */
    Liquidity at(double turnover) {
        if (turnover <= middle.turnover) {
            return Liquidity.between(thin, middle, part(turnover, thin, middle));
        }
        return Liquidity.between(middle, large, part(turnover, middle, large));
    }

    private static double part(double turnover, Liquidity low, Liquidity high) {
        double part =
                StrictMath.log(turnover / low.turnover)
                        / StrictMath.log(high.turnover / low.turnover);
        return StrictMath.max(0, StrictMath.min(1, part));
    }

    /** The parameters that ship, made by {@link #text()} of a calibration. */
    public static FlowParameters shipped() {
        try (InputStream in = FlowParameters.class.getResourceAsStream(SHIPPED)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return of(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED, e);
        }
    }

    /**
     * @throws IllegalArgumentException if a parameter is missing, not a number or out of range,
     *     naming it
     */
    public static FlowParameters of(Properties properties) {
        return new FlowParameters(
                whole(properties, "metaorders"),
                number(properties, "shareDecay"),
                number(properties, "lengthExponent"),
                number(properties, "followed"),
                Pull.read(properties, "fine"),
                Pull.read(properties, "coarse"),
                number(properties, "direction"),
                number(properties, "gap"),
                Liquidity.read(properties, "thin"),
                Liquidity.read(properties, "middle"),
                Liquidity.read(properties, "large"));
    }

    private static int whole(Properties properties, String key) {
        double value = number(properties, key);
        if (value != StrictMath.rint(value) || StrictMath.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "flow parameter " + key + " must be a whole number: " + value);
        }
        return (int) value;
    }

    private static double number(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("flow parameter is missing: " + key);
        }
        try {
            return Double.parseDouble(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "flow parameter " + key + " must be a number: '" + value + "'", e);
        }
    }

    /** The parameters as the lines of a properties file, which {@link #of} reads. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER);
        line(text, "metaorders", metaorders);
        line(text, "shareDecay", shareDecay);
        line(text, "lengthExponent", lengthExponent);
        line(text, "followed", followed);
        fine.write(text, "fine");
        coarse.write(text, "coarse");
        line(text, "direction", direction);
        line(text, "gap", gap);
        return text + thin.text("thin") + middle.text("middle") + large.text("large");
    }

    private static void line(StringBuilder text, String key, double value) {
        text.append(String.format(Locale.ROOT, "%s = %.6g%n", key, value).replace("\r", ""));
    }

    public FlowParameters withFollowed(double newFollowed) {
        return new FlowParameters(
                metaorders,
                shareDecay,
                lengthExponent,
                newFollowed,
                fine,
                coarse,
                direction,
                gap,
                thin,
                middle,
                large);
    }

    public FlowParameters with(Liquidity newThin, Liquidity newMiddle, Liquidity newLarge) {
        return new FlowParameters(
                metaorders,
                shareDecay,
                lengthExponent,
                followed,
                fine,
                coarse,
                direction,
                gap,
                newThin,
                newMiddle,
                newLarge);
    }
}
