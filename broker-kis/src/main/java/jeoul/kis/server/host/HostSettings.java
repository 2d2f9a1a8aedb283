package jeoul.kis.server.host;

import java.util.Objects;

/**
 * Where a server listens.
 *
 * @param address loopback unless others are to reach it
 * @param port of the calls; 0 for any that is free
 * @param streamPort of the streams; 0 for any that is free, or the same as {@code port}
 */
public record HostSettings(String address, int port, int streamPort) {

    /** This machine alone. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int HIGHEST = 65_535;

    public HostSettings {
        Objects.requireNonNull(address, "address");
        if (port < 0 || port > HIGHEST || streamPort < 0 || streamPort > HIGHEST) {
            throw new IllegalArgumentException("a port is 0 to 65535: " + port + " " + streamPort);
        }
    }

    boolean isOnePort() {
        return port == streamPort && port != 0;
    }
}
