/**
 * Benchmarks under JMH. Every engine measured here does the same work and must report the same
 * fills, or its numbers mean nothing.
 */
package jeoul.benchmarks;
