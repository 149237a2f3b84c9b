/**
 * A bounded memory that forgets the longest unused, not everything at once: two maps, of which the
 * elder is dropped when the younger is full. Whatever is asked for moves to the younger one.
 */
export class Generations<V> {
  private young = new Map<string, V>()
  private old = new Map<string, V>()

  /** @param half entries that are kept for certain; up to twice as many are held */
  constructor(private readonly half: number) {}

  get size(): number {
    return this.young.size + this.old.size
  }

  get(key: string): V | undefined {
    const known = this.young.get(key)
    if (known !== undefined) return known
    const elder = this.old.get(key)
    if (elder === undefined) return undefined
    this.old.delete(key)
    this.set(key, elder)
    return elder
  }

  delete(key: string): void {
    this.young.delete(key)
    this.old.delete(key)
  }

  set(key: string, value: V): void {
    this.old.delete(key)
    this.young.set(key, value)
    if (this.young.size < this.half) return
    this.old = this.young
    this.young = new Map()
  }
}
