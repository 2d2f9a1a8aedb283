/** The program as processes: killed, and gone on with. */
package jeoul.cli.kill;
