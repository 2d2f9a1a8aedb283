/**
 * What is asked of the person before anything is sent that can trade. Nobody there to be asked, and
 * nothing said beforehand, is no.
 */
package jeoul.cli.consent;
