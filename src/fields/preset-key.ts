import type { TextField } from 'payload'

import { text } from './basic'

/**
 * Marks a record that came with the city's preset, so that loading it again finds the record also
 * after staff renamed it. Empty for everything that staff add themselves.
 */
export const presetKey = (): TextField =>
  text('presetKey', 'presetKey', { hidden: true, index: true })
