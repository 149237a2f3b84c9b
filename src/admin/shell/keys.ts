import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

type Key = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>

/**
 * Does the key belong to a kana-kanji conversion? Its Enter, Esc and arrows are the IME's own and must
 * never act on the screen. Safari says so only by the key code 229, which it also gives to the Enter
 * that ends the conversion.
 */
export const isConverting = (event: Key): boolean => event.isComposing || event.keyCode === 229

/** For `onKeyDown`: the handler without the keys of a conversion. */
export const ownKeys =
  <T>(handle: (event: ReactKeyboardEvent<T>) => void) =>
  (event: ReactKeyboardEvent<T>): void => {
    if (!isConverting(event.nativeEvent)) handle(event)
  }

/** The jump box lies over any screen: its Esc and arrows are no answer to what stands below it. */
const isElsewhere = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('.mg-jump') !== null

/**
 * Keys of the whole screen, without those of a conversion and of the jump box.
 * @param capture before any field gets the key
 * @returns ends the listening
 */
export function listenKeys(handle: (event: KeyboardEvent) => void, capture = false): () => void {
  const listener = (event: KeyboardEvent) => {
    if (!isConverting(event) && !isElsewhere(event)) handle(event)
  }
  window.addEventListener('keydown', listener, capture)
  return () => window.removeEventListener('keydown', listener, capture)
}
