/** What a person types words into; what is chosen, ticked or looked for is no work that is lost. */
const FIELDS =
  'textarea, input:is(:not([type]), [type="text"], [type="number"], [type="tel"], [type="email"]):not([role="combobox"]), input[data-typed]'

type Field = HTMLInputElement | HTMLTextAreaElement

/** Whether words that are written there would be lost; of a text with marks too, whose words stand in a field later. */
export const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(FIELDS))

/** Knows what stood in the fields of a form at first, and whether somebody has written something else. */
export function watchTyped(box: HTMLElement) {
  const first = new WeakMap<Field, string>()
  let isMarked = false
  const all = () => [...box.querySelectorAll<Field>(FIELDS)]
  const see = () => all().forEach((field) => first.has(field) || first.set(field, field.value))
  see()
  // Fields that came later, before anything is typed into them.
  box.addEventListener('focusin', see)
  return {
    has: (): boolean =>
      isMarked ||
      all().some((field) => {
        const before = first.get(field)
        return before !== undefined && field.value !== before && field.value.trim() !== ''
      }),
    /** What stands there now is kept elsewhere. */
    saved: (): void => {
      isMarked = false
      all().forEach((field) => first.set(field, field.value))
    },
    /** What stands there came from elsewhere, and is kept nowhere yet. */
    filled: (): void => {
      isMarked = true
    },
    end: (): void => box.removeEventListener('focusin', see),
  }
}

export type Typed = ReturnType<typeof watchTyped>
