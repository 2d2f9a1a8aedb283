/** Accounts over real sockets: the KIS client, its files and its clock, behind our own ports. */
package jeoul.cli.live;
