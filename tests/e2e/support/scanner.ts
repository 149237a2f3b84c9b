import type { CDPSession, Page } from '@playwright/test'

const physical = (char: string): string =>
  /\d/.test(char) ? `Digit${char}` : char === '-' ? 'Minus' : `Key${char.toUpperCase()}`

/**
 * A keyboard-wedge scanner: each key down and up in order, as fast as the browser takes them, with
 * Enter at the end. Sent past Playwright's keyboard, which would wait after every key; its presses
 * side by side would overlap, and a doubled sign would look like a key held down.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const keys = [...[...text].map((char) => [char, physical(char)]), ['Enter', 'Enter']] as const
  await Promise.all(
    keys.flatMap(([key, code]) =>
      (['rawKeyDown', 'keyUp'] as const).map((type) =>
        session.send('Input.dispatchKeyEvent', { type, key, code }),
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
  ;[...text].forEach((char, index) => {
    const typed = wide(text.slice(0, index + 1))
    const code = key(physical(char))
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
  sent.push(session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key('Enter') }))
  sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key('Enter') }))
  await Promise.all(sent)
  await session.detach()
}
