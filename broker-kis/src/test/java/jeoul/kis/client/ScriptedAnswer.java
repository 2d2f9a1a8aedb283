package jeoul.kis.client;

import jeoul.kis.link.Link;

/** A reaction that comes when it is told to. */
final class ScriptedAnswer implements ScriptedLink.Reaction {

    private final ScriptedLink.Reaction reaction;
    private Link.Receiver waiting;

    ScriptedAnswer(ScriptedLink.Reaction reaction) {
        this.reaction = reaction;
    }

    @Override
    public void to(Link.Receiver receiver) {
        waiting = receiver;
    }

    /** Whether the call it answers has been made. */
    boolean isAsked() {
        return waiting != null;
    }

    void come() {
        reaction.to(waiting);
    }
}
