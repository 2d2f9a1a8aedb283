package jeoul.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import jeoul.cli.account.UnreachableException;
import jeoul.cli.run.LiveRun;
import jeoul.engine.execute.AccountInquiry;

/** A broker out of reach left a run without its end: it can be gone on with from its journal. */
final class UnfinishedRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnfinishedRunException(Path journal, RuntimeException cause) {
        super("what was done stands in " + journal + ", and jeoul resume goes on with it", cause);
    }

    /** The same failure, if it is another one or nothing was begun yet. */
    static RuntimeException orItself(Path journal, RuntimeException e) {
        boolean outOfReach =
                e instanceof AccountInquiry.AccountUnreadableException
                        || e instanceof LiveRun.OrdersUnreadException
                        || e instanceof UnreachableException;
        return outOfReach && Files.exists(journal) ? new UnfinishedRunException(journal, e) : e;
    }
}
