import type { Examples } from './example'

export const FIGURES: Examples = {}
