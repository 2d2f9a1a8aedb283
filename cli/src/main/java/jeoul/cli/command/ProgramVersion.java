package jeoul.cli.command;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"jeoul " + ofProgram(), "Java " + System.getProperty("java.version")};
    }

    /** The version alone. */
    static String ofProgram() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(built in place)" : version;
    }
}
