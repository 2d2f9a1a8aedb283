/**
 * The commands: what may be typed, what each does with it, and how each ends. They read through
 * {@code jeoul.cli.input}, show through {@code jeoul.cli.output} and ask a {@link
 * jeoul.cli.rehearsal.Rehearsals} for simulated days.
 */
package jeoul.cli.command;
