import type { CollectionSlug, TypedCollection } from 'payload'

/** A value as the row has it: relations are ids. */
type WithoutDocs<V> = V extends { id: string; updatedAt: string }
  ? never
  : V extends (infer E)[]
    ? WithoutDocs<E>[]
    : V

/** A row of a collection as the database gives it, without anything loaded beside it. */
export type Stored<C extends CollectionSlug> = {
  [F in keyof TypedCollection[C]]: WithoutDocs<TypedCollection[C][F]>
}
