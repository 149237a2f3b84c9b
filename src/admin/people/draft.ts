/** What was typed into a form over what stands, and the `seen` of that when somebody began to; null: now's. */
export type Draft<T> = { typed: Partial<T>; seen: number | null }

/** What the form shows and sends: only what was typed differs from what stands, whatever others do meanwhile. */
export const wishOf = <T>(stands: T, draft: Draft<T> | null): T => ({ ...stands, ...draft?.typed })

export const typing = <T>(draft: Draft<T> | null, part: Partial<T>, seen: number): Draft<T> => ({
  seen: draft ? draft.seen : seen,
  typed: { ...draft?.typed, ...part },
})

/** After a refusal all that was typed stays; who has been told of another's change may send it again. */
export const afterRefusal = <T>(draft: Draft<T> | null, code: string): Draft<T> | null =>
  draft && code === 'CHANGED_MEANWHILE' ? { ...draft, seen: null } : draft
