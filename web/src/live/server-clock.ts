/**
 * The server's time, guessed from what it says. A message ages on its way, so of the latest ones the one that puts the
 * server's clock furthest ahead travelled fastest and is nearest the truth.
 */
export class ServerClock {
  private offsets: number[] = [];

  constructor(private readonly here: () => number = Date.now) {}

  /** Note the time that a message was stamped with. */
  hear(now: number): void {
    this.offsets = [...this.offsets.slice(-7), now - this.here()];
  }

  /** The server's time now, in milliseconds. */
  now(): number {
    return this.here() + (this.offsets.length ? Math.max(...this.offsets) : 0);
  }
}
