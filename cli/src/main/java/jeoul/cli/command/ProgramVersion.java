package jeoul.cli.command;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "jeoul " + (version == null ? "(built in place)" : version),
            "Java " + System.getProperty("java.version")
        };
    }
}
