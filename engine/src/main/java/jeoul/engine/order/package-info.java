/**
 * Orders as values: their types, identities, life and the reasons they are refused for. Nothing
 * here sends anything.
 */
package jeoul.engine.order;
