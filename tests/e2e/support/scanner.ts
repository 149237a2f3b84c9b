import type { CDPSession, Page } from '@playwright/test'

const physical = (char: string): string =>
  /\d/.test(char) ? `Digit${char}` : char === '-' ? 'Minus' : `Key${char.toUpperCase()}`

/** Seconds between two keys of a scanner. */
const GAP = 0.004

/**
 * When each of so many keys was pressed. The browser passes these times on as the events' own, however
 * late they arrive: a burst is a burst on a busy machine as well.
 */
const times = (count: number): number[] => {
  const end = Date.now() / 1000
  return Array.from({ length: count }, (_, at) => end - (count - at) * GAP)
}

/**
 * A keyboard-wedge scanner: each key down and up in order, as fast as the browser takes them, with
 * Enter at the end. Sent past Playwright's keyboard, which would wait after every key; its presses
 * side by side would overlap, and a doubled sign would look like a key held down.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const keys = [...[...text].map((char) => [char, physical(char)]), ['Enter', 'Enter']] as const
  const at = times(keys.length)
  await Promise.all(
    keys.flatMap(([key, code], index) =>
      (['rawKeyDown', 'keyUp'] as const).map((type) =>
        session.send('Input.dispatchKeyEvent', { type, key, code, timestamp: at[index] }),
      ),
    ),
  )
  await session.detach()
}

/**
 * The same scanner while the Japanese IME is on: the browser is told of physical keys only, and the
 * characters arrive full-width in a composition.
 */
export async function scanWithIme(page: Page, text: string): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const key = (code: string) => ({ key: 'Process', code, windowsVirtualKeyCode: 229 })
  const wide = (part: string) =>
    part.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
  const sent: Promise<unknown>[] = []
  const at = times(text.length + 1)
  ;[...text].forEach((char, index) => {
    const typed = wide(text.slice(0, index + 1))
    const code = { ...key(physical(char)), timestamp: at[index] }
    sent.push(
      session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...code }),
      session.send('Input.imeSetComposition', {
        text: typed,
        selectionStart: typed.length,
        selectionEnd: typed.length,
      }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code }),
    )
  })
  const enter = { ...key('Enter'), timestamp: at.at(-1) }
  sent.push(session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter }))
  sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter }))
  await Promise.all(sent)
  await session.detach()
}
