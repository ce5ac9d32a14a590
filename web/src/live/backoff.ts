/** Waits between attempts: doubling up to a limit, spread so that a whole room does not come back in the same moment. */
export class Backoff {
  private attempts = 0;

  constructor(
    private readonly first = 500,
    private readonly limit = 15_000,
    private readonly random: () => number = Math.random,
  ) {}

  /** Return the next wait in milliseconds. */
  next(): number {
    const whole = Math.min(this.limit, this.first * 2 ** this.attempts);
    this.attempts += 1;
    return whole / 2 + (this.random() * whole) / 2;
  }

  /** Start from the shortest wait again. */
  reset(): void {
    this.attempts = 0;
  }
}
