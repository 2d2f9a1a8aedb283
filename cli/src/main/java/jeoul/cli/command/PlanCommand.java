package jeoul.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import jeoul.cli.input.Rebalance;
import jeoul.cli.input.RebalanceInputs;
import jeoul.cli.input.StrategyReader;
import jeoul.cli.output.CheckedPlan;
import jeoul.cli.output.PlanDocument;
import jeoul.cli.output.PlanJson;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.plan.Planner;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Slicing;
import jeoul.engine.schedule.Strategy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what would be bought and sold, and when; trades nothing. */
@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false)
final class PlanCommand implements Callable<Integer> {

    @Mixin private final InputOptions input = new InputOptions();

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            defaultValue = "textbook",
            descriptionKey = "option.strategy")
    private String strategy;

    @Mixin private final RehearsalOptions rehearsal = new RehearsalOptions();

    @Mixin private final OutputOptions output;

    private final Surroundings surroundings;

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        RebalanceInputs.Resolved resolved =
                input.resolve(TradingCalendar.krx(), surroundings.clock().get(), true);
        outlets.noteInputs(resolved);
        Rebalance rebalance = resolved.rebalance();
        Strategy chosen = StrategyReader.read(strategy, input.settings());
        rehearsal.profile(List.of(chosen));
        rehearsal.seeds();
        rehearsal.threads();
        outlets.noteIdle("plan", rehearsal.given("--seed", "--seeds", "--threads"));
        RebalancePlan plan = new Planner().plan(rebalance.request(chosen));
        List<ParentOrder> parents = Slicing.of(plan, chosen, rebalance.day(), rebalance.start());
        CheckedPlan planned = CheckedPlan.of(rebalance, chosen, plan, parents);
        outlets.write(
                new PlanDocument(outlets.texts()).of(planned),
                writer -> PlanJson.write(writer, planned));
        return ExitCode.DONE;
    }
}
