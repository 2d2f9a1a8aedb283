package jeoul.cli.command;

import java.io.IOException;

/** Nobody reads standard output any more: the program ends quietly. */
final class BrokenPipeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenPipeException(IOException cause) {
        super(cause);
    }
}
