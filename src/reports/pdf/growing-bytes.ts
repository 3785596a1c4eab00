/** More than any file that we make; so much of the address space is set aside, and memory only as it is filled. */
const MOST_BYTES = 2 ** 31;
const STEP_BYTES = 2 ** 20;

/** As Node.js has had it since 20, and the library of types of this language level has not (ES2024). */
const Resizable = ArrayBuffer as unknown as new (
  length: number,
  options: { readonly maxByteLength: number },
) => ArrayBuffer & { resize(length: number): void };

/** Bytes that are written one after another into one piece of memory, which grows where it is: nothing is ever there twice. */
export class GrowingBytes {
  private readonly memory = new Resizable(0, { maxByteLength: MOST_BYTES });
  /** As long as the memory is. */
  private readonly bytes = new Uint8Array(this.memory);
  private filled = 0;

  get length(): number {
    return this.filled;
  }

  put(more: Uint8Array): void {
    const length = this.filled + more.length;
    if (length > this.memory.byteLength) this.memory.resize(Math.ceil(length / STEP_BYTES) * STEP_BYTES);
    this.bytes.set(more, this.filled);
    this.filled = length;
  }

  /** All of them; no more can be added. */
  finish(): Buffer {
    this.memory.resize(this.filled);
    return Buffer.from(this.memory, 0, this.filled);
  }
}
