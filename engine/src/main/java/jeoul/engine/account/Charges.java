package jeoul.engine.account;

/** What trading cost, won: commission and the two parts of the transaction tax. */
public record Charges(long commission, long securitiesTax, long ruralTax) {

    public static final Charges NONE = new Charges(0, 0, 0);

    public long tax() {
        return Math.addExact(securitiesTax, ruralTax);
    }

    public long total() {
        return Math.addExact(commission, tax());
    }

    public Charges plus(Charges other) {
        return new Charges(
                Math.addExact(commission, other.commission),
                Math.addExact(securitiesTax, other.securitiesTax),
                Math.addExact(ruralTax, other.ruralTax));
    }

    Charges minus(Charges other) {
        return new Charges(
                Math.subtractExact(commission, other.commission),
                Math.subtractExact(securitiesTax, other.securitiesTax),
                Math.subtractExact(ruralTax, other.ruralTax));
    }
}
