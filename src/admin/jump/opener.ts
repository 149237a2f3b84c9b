let open: (() => void) | null = null

/** For the button in the header, which stands apart from the box. */
export const openJump = (): void => open?.()

/** @returns takes it back */
export function setOpener(opener: () => void): () => void {
  open = opener
  return () => {
    if (open === opener) open = null
  }
}
