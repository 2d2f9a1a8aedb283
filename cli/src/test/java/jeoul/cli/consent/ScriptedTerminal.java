package jeoul.cli.consent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A person who types what was written down beforehand, and then leaves. */
public final class ScriptedTerminal implements Terminal {

    private final Deque<String> answers;
    private final List<String> questions = new ArrayList<>();

    public ScriptedTerminal(String... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Optional<String> ask(String question) {
        questions.add(question);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<char[]> askUnseen(String question) {
        return ask("unseen: " + question).map(String::toCharArray);
    }

    /** What was asked so far. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    /** Whether everything written down was typed. */
    public boolean isDone() {
        return answers.isEmpty();
    }
}
