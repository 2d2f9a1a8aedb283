/** Looks at everything a run on an account needs, one thing after another, and says what to do. */
package jeoul.cli.doctor;
