import type { Box, Paper } from './sheets'

/** An envelope with a window, in millimetres; the window is measured from the envelope's top left (PR-09). */
export type WindowEnvelope = { envelope: Paper; window: Box }

/** 155 × 113 mm of the re-issue; where the window sits is measured on the city's own envelope. */
export const REISSUE_ENVELOPE: WindowEnvelope = {
  envelope: { width: 155, height: 113 },
  window: { x: 15, y: 18, width: 90, height: 40 },
}

/**
 * The part of the letter that can be seen through the window wherever the letter has slid to. The
 * folded letter is smaller than the envelope and moves by the difference.
 * @returns null when the letter does not fit into the envelope, or nothing of it is always in sight
 */
export function safeArea({ envelope, window }: WindowEnvelope, folded: Paper): Box | null {
  const slack = {
    x: envelope.width - folded.width,
    y: envelope.height - folded.height,
  }
  if (slack.x < 0 || slack.y < 0) return null
  const right = Math.min(window.x + window.width - slack.x, folded.width)
  const bottom = Math.min(window.y + window.height - slack.y, folded.height)
  const area = { x: window.x, y: window.y, width: right - window.x, height: bottom - window.y }
  return area.width > 0 && area.height > 0 ? area : null
}
