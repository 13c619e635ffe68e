/**
 * Lengths of time in buckets that grow by a constant factor, so that percentiles of any stretch of time come from
 * adding counts: the idea of HDR and DDSketch histograms. A value is off by no more than half a bucket.
 */

/** Each bucket is so much wider than the one before: a percentile is within 2 % of the true one. */
const FACTOR = 1.04;

/** The bucket of a length (milliseconds); 0 for all that is shorter than one. */
export function bucketOf(duration: number): number {
  return duration < 1 ? 0 : Math.floor(Math.log(duration) / Math.log(FACTOR)) + 1;
}

/** The length that a bucket stands for: its geometric middle (milliseconds). */
export function lengthOf(bucket: number): number {
  return bucket === 0 ? 0 : FACTOR ** (bucket - 0.5);
}

/** How often each bucket was met. */
export interface BucketCount {
  bucket: number;
  count: number;
}

/** Counts as numbers: sums come as texts from some databases. */
export function countsOf(rows: readonly BucketCount[]): BucketCount[] {
  return rows.map(({ bucket, count }) => ({ bucket, count: Number(count) }));
}

/**
 * Percentiles of counted buckets.
 * @param buckets in ascending order
 * @param ranks such as 0.5 and 0.95
 * @returns milliseconds by rank; nothing when nothing was counted
 */
export function percentiles(buckets: readonly BucketCount[], ranks: readonly number[]): number[] | undefined {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return undefined;
  return ranks.map((rank) => {
    const wanted = Math.max(1, Math.ceil(rank * total));
    let seen = 0;
    for (const { bucket, count } of buckets) {
      seen += count;
      if (seen >= wanted) return lengthOf(bucket);
    }
    return lengthOf(buckets.at(-1)?.bucket ?? 0);
  });
}
