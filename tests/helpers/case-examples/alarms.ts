import type { Examples } from './example'

export const ALARMS: Examples = {}
