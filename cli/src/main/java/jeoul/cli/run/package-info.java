/**
 * A run on an account: what is looked at and checked before a person is asked, the journal it is
 * kept in, how it is executed, stopped and gone on with, and what can be read of it afterwards.
 * Nothing here shows or asks anything, and nothing knows whose broker it is.
 */
package jeoul.cli.run;
