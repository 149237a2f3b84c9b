'use client'

import { openJump } from './opener'

/** The visible way to the jump box, in the header of every screen. */
export const JumpButton = () => (
  <button
    type="button"
    className="mg-head-button"
    aria-haspopup="dialog"
    aria-keyshortcuts="Control+K Meta+K"
    onClick={openJump}
  >
    移動・検索 <kbd>Ctrl+K</kbd>
  </button>
)
