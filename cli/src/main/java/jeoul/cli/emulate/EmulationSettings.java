package jeoul.cli.emulate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jeoul.engine.account.Position;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingDay;
import jeoul.kis.server.ServerSettings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.kis.server.host.HostSettings;
import jeoul.sim.flow.SymbolDay;

/**
 * An emulated session.
 *
 * @param start what its clock shows first
 * @param speed session seconds in a second of the wall
 * @param hold whether its clock stands still while no client is connected
 * @param profile order types that the account is offered
 * @param market all that is listed
 */
public record EmulationSettings(
        TradingDay day,
        Instant start,
        BigDecimal speed,
        boolean hold,
        long seed,
        long cash,
        List<Position> holdings,
        List<SymbolDay> market,
        VenueProfile profile,
        ServerSettings server,
        FaultScript faults,
        HostSettings host) {

    public EmulationSettings {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(speed, "speed");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(faults, "faults");
        Objects.requireNonNull(host, "host");
        holdings = List.copyOf(holdings);
        market = List.copyOf(market);
    }
}
